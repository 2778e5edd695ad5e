package org.backendfoundation.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogLevel;
import org.backendfoundation.configuration.origin.Origin;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The data model's Application Configuration, apart from the {@link DatabaseAccess}, and this node's name. */
public class ApplicationSettings implements SettingsGroup {

    /** Where a front end runs while it is developed. */
    static final Origin DEVELOPMENT_ORIGIN = Origin.parse("http://localhost:3000");

    public static final Setting<List<Origin>> CORS_ORIGINS = Setting.origins("cors_origins").withDefault(List.of())
            .meaning("The web origins that may call; with debug_mode=true " + DEVELOPMENT_ORIGIN + " must be among them");
    public static final Setting<Boolean> DEBUG_MODE = Setting.bool("debug_mode").withDefault(false)
            .meaning("Development: plain-http origins are accepted; not for production");
    public static final Setting<LogLevel> LOG_LEVEL = Setting.oneOf("log_level", LogLevel.class).withDefault(LogLevel.INFO)
            .meaning("The lowest level that is logged; WARNING and above apply to the whole server, DEBUG to the application alone");
    public static final Setting<String> NODE_NAME = Setting.text("node_name").withDefault(ApplicationSettings::hostName, "the host's name")
            .meaning("The name of this node in answers; a label only");

    @Override
    public List<Setting<?>> settings() {
        return List.of(CORS_ORIGINS, DEBUG_MODE, LOG_LEVEL, NODE_NAME);
    }

    @Override
    public String part() {
        return APPLICATION_CONFIGURATION;
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        List<Origin> origins = configuration.value(CORS_ORIGINS);
        return configuration.value(DEBUG_MODE) ? developmentOrigin(origins, configuration)
                : encryptedOrigins(origins, configuration).toList();
    }

    private static List<ConfigurationViolation> developmentOrigin(List<Origin> origins, ApplicationConfiguration configuration) {
        return origins.contains(DEVELOPMENT_ORIGIN) ? List.of() : List.of(configuration.violation(CORS_ORIGINS, "development_origin",
                "debug_mode is on, but " + DEVELOPMENT_ORIGIN + " is not among the origins.",
                "Add " + DEVELOPMENT_ORIGIN + ", or set debug_mode=false."));
    }

    private static Stream<ConfigurationViolation> encryptedOrigins(List<Origin> origins, ApplicationConfiguration configuration) {
        return origins.stream().filter(origin -> !origin.isEncrypted() && !origin.isLoopback())
                .map(origin -> configuration.violation(CORS_ORIGINS, "encrypted_origin",
                        origin + " is not encrypted: whoever is on the way could change the page and call in its name.",
                        "Serve the page over https, or set debug_mode=true on a machine for development."));
    }

    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine whose own name cannot be resolved
        }
    }
}
