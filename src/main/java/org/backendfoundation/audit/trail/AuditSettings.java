package org.backendfoundation.audit.trail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** How often the trail is sealed and how long it is kept. */
public final class AuditSettings implements SettingsGroup {

    /** The database refuses less, too. */
    static final Duration SHORTEST_RETENTION = Duration.ofDays(30);

    public static final Setting<Duration> RETENTION = Setting.duration("audit_retention", SHORTEST_RETENTION, Duration.ofDays(36_500))
            .withDefault(Duration.ofDays(400))
            .meaning("How long audit entries are kept; whole months are dropped, and only once they are sealed");

    public static final Setting<
            Duration> SEAL_INTERVAL = Setting.duration("audit_seal_interval", Duration.ofMillis(100), Duration.ofHours(1))
                    .withDefault(Duration.ofSeconds(1)).meaning("How often new audit entries are sealed");

    public static final Setting<Path> SEAL_FILE = Setting.custom("audit_seal_file", Path::of)
            .meaning(
                    "A file, best on another machine's disk, to which the last seal is appended once a minute: it proves what is missing in the database");

    @Override
    public List<Setting<?>> settings() {
        return List.of(RETENTION, SEAL_INTERVAL, SEAL_FILE);
    }

    @Override
    public String part() {
        return "audit_trail";
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        return configuration.find(SEAL_FILE).filter(file -> !isWritable(file.toAbsolutePath()))
                .map(file -> List.of(configuration.violation(SEAL_FILE,
                        "writable", "The file cannot be written.", "Name a file in a directory that the server's user may write.")))
                .orElse(List.of());
    }

    private static boolean isWritable(Path file) {
        return Files.exists(file) ? Files.isRegularFile(file) && Files.isWritable(file) : Files.isWritable(file.getParent());
    }
}
