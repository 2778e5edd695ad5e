package org.backendfoundation.configuration.postgres;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parameters of libpq and pgjdbc that are known and refused, each with the reason and the remedy. A parameter that only asks for the
 * default is accepted.
 */
final class RefusedParameters {

    private static final String FILES = "It reads a file of the user who starts the server, which nobody sees here. Write its content into the URL.";
    private static final String SYSTEM = "The JVM driver does not offer it. Set it in the operating system.";
    private static final String ABSENT = "The JVM driver does not offer it. Leave it out.";
    private static final String CLASSES = "It names a class to load, which a URL may not. Leave it out.";

    static final Map<String, String> REASONS = reasons();

    /** The values that are the driver's behaviour anyway, and libpq's default, in lower case; these are accepted. */
    private static final Map<String, Set<String>> AS_THE_DRIVER_DOES = Map.of("client_encoding", Set.of("utf8", "utf-8", "unicode"),
            "sslcompression", Set.of("0"), "sslsni", Set.of("1"), "ssl_min_protocol_version", Set.of("tlsv1.2"),
            "sslcertmode", Set.of("allow"), "gssdelegation", Set.of("0"));

    private RefusedParameters() {
    }

    static boolean isAsTheDriverDoes(String name, String value) {
        return AS_THE_DRIVER_DOES.getOrDefault(name, Set.of()).contains(value.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new HashMap<>();
        put(reasons, FILES, "service", "servicefile", "passfile");
        put(reasons, SYSTEM, "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout");
        put(reasons, ABSENT, "sslcompression", "sslcertmode", "sslcrl", "sslcrldir", "sslsni", "sslkeylogfile", "ssl_min_protocol_version",
                "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version", "gssdelegation", "requiressl",
                "scram_client_key", "scram_server_key", "oauth_issuer", "oauth_client_id", "oauth_client_secret", "oauth_scope");
        put(reasons, CLASSES, "socketFactory", "socketFactoryArg", "sslfactoryarg", "sslhostnameverifier", "sslpasswordcallback",
                "authenticationPluginClassName", "xmlFactoryFactory", "connectExecutor", "connectExecutorArg", "classLoaderStrategy");
        put(reasons, "It makes the driver write a log of its own. Configure logging in the server.", "loggerFile", "loggerLevel");
        put(reasons, "It makes a connection that no application can query. Leave it out.", "replication");
        put(reasons, "The JVM driver looks hosts up by name. Write the address as the host.", "hostaddr");
        put(reasons, "It is about Unix sockets, and the JVM driver speaks TCP. Leave it out.", "requirepeer");
        put(reasons, "The JVM driver always speaks UTF-8. Leave it out.", "client_encoding");
        put(reasons, "It is for programs to set, not for users. Use application_name.", "fallback_application_name");
        return Map.copyOf(reasons);
    }

    private static void put(Map<String, String> reasons, String reason, String... names) {
        for (String name : names) {
            reasons.put(name, reason);
        }
    }
}
