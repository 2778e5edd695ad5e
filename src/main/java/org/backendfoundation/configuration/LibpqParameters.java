package org.backendfoundation.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** libpq's parameters (PostgreSQL documentation, section 34.1.2), each with what pgjdbc calls it, or with the reason why it is refused. */
final class LibpqParameters {

    private static final String FILES = "reads a file of the user who starts the server, which says nothing here. Write its content into the URL.";
    private static final String SYSTEM = "is not offered by the JVM driver. Set it in the operating system.";
    private static final String TLS = "is not offered by the JVM driver. Leave it out.";
    private static final String CLASSES = "names a class to load, which a URL may not. Leave it out.";

    private static final Map<String, String> SESSIONS = Map.of("any", "any", "read-write", "primary", "primary", "primary",
            "read-only", "secondary", "standby", "secondary", "prefer-standby", "preferSecondary");
    private static final Map<String, String> SESSIONS_BACK = Map.of("any", "any", "primary", "primary", "secondary", "standby",
            "preferSecondary", "prefer-standby");
    private static final Map<String, String> LOAD_BALANCE = Map.of("disable", "false", "random", "true");
    private static final Map<String, String> KEEP_ALIVE = Map.of("0", "false", "1", "true");

    /** Only the name differs. */
    private static final Map<String, String> RENAMED = Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding", "gssencmode", "gssEncMode", "krbsrvname", "kerberosServerName",
            "require_auth", "requireAuth", "sslnegotiation", "sslNegotiation");

    static final Map<String, ParameterRule> ALLOWED = allowed();

    static final Map<String, String> REFUSED = refused();

    private LibpqParameters() {
    }

    private static Map<String, ParameterRule> allowed() {
        Map<String, ParameterRule> rules = new HashMap<>();
        RENAMED.forEach((libpq, pgjdbc) -> rules.put(libpq, JdbcParameters.ALLOWED.get(pgjdbc)));
        rules.put("target_session_attrs", ParameterRule.mapped("target_session_attrs", "targetServerType", SESSIONS));
        rules.put("load_balance_hosts", ParameterRule.mapped("load_balance_hosts", "loadBalanceHosts", LOAD_BALANCE));
        rules.put("keepalives", ParameterRule.mapped("keepalives", "tcpKeepAlive", KEEP_ALIVE));
        return Map.copyOf(rules);
    }

    private static Map<String, String> refused() {
        Map<String, String> reasons = new HashMap<>();
        put(reasons, FILES, "service", "servicefile", "passfile");
        put(reasons, SYSTEM, "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout");
        put(reasons, TLS, "sslcompression", "sslcertmode", "sslcrl", "sslcrldir", "sslsni", "sslkeylogfile", "ssl_min_protocol_version",
                "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version", "gssdelegation", "requiressl");
        put(reasons, CLASSES, "socketFactory", "socketFactoryArg", "sslfactoryarg", "sslhostnameverifier", "sslpasswordcallback",
                "authenticationPluginClassName", "xmlFactoryFactory", "connectExecutor", "connectExecutorArg", "classLoaderStrategy");
        put(reasons, "writes a file of the driver's own. Configure logging in the server.", "loggerFile", "loggerLevel");
        put(reasons, "makes a connection that no application can query. Leave it out.", "replication");
        put(reasons, "is not offered by the JVM driver, which looks hosts up by name. Write the address as the host.", "hostaddr");
        put(reasons, "is about Unix sockets, and the JVM driver speaks TCP. Leave it out.", "requirepeer");
        put(reasons, "cannot be chosen: the JVM driver always speaks UTF-8. Leave it out.", "client_encoding");
        put(reasons, "is not libpq's own name for an application. Use application_name.", "fallback_application_name");
        put(reasons, "is not offered by the JVM driver. Use a password or a certificate.", "scram_client_key", "scram_server_key",
                "oauth_issuer", "oauth_client_id", "oauth_client_secret", "oauth_scope");
        return Map.copyOf(reasons);
    }

    private static void put(Map<String, String> reasons, String reason, String... names) {
        for (String name : names) {
            reasons.put(name, reason);
        }
    }

    /** libpq's name and value for a parameter of pgjdbc; pgjdbc's own where libpq has none. */
    static Entry<String, String> back(String name, String value) {
        return switch (name) {
            case "targetServerType" -> Optional.ofNullable(SESSIONS_BACK.get(value)).map(back -> Map.entry("target_session_attrs", back))
                    .orElse(Map.entry(name, value));
            case "loadBalanceHosts" -> Map.entry("load_balance_hosts", value.equals("true") ? "random" : "disable");
            case "tcpKeepAlive" -> Map.entry("keepalives", value.equals("true") ? "1" : "0");
            default -> Map.entry(RENAMED.entrySet().stream().filter(entry -> entry.getValue().equals(name)).map(Entry::getKey).findAny().orElse(name), value);
        };
    }
}
