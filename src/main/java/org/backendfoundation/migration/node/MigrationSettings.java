package org.backendfoundation.migration.node;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The settings of migrations. */
public final class MigrationSettings implements SettingsGroup {

    /** What a node does about pending revisions when it starts. */
    enum Mode {
        /** Applies them. */
        APPLY,
        /** Stays unready until somebody else has applied them. */
        VALIDATE,
        /** Does not check the schema. */
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a node does about a schema that is not as the migrations left it. */
    enum OnDrift {
        /** Logs it once and serves. */
        WARN,
        /** Is not ready. */
        REFUSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Setting<Mode> MODE = Setting.oneOf("migration_mode", Mode.class).withDefault(Mode.APPLY)
            .meaning("What a node does about pending migrations: apply them, validate that there are none, or off (do not look)");

    static final Setting<OnDrift> DRIFT = Setting.oneOf("migration_drift", OnDrift.class).withDefault(OnDrift.WARN)
            .meaning("What a node does about a schema that is not as the migrations left it: warn and serve, or refuse to be ready");

    static final Setting<Duration> LOCK_PATIENCE = Setting.duration("migration_lock_patience", Duration.ofSeconds(1), Duration.ofDays(1))
            .withDefault(Duration.ofMinutes(15))
            .meaning("How long a node waits for another one that migrates before it logs that and waits again");

    static final Setting<Duration> LOCK_TIMEOUT = Setting.duration("migration_lock_timeout", Duration.ofMillis(1), Duration.ofHours(1))
            .withDefault(Duration.ofSeconds(5))
            .meaning("How long a statement of a migration waits for a table before it lets others pass and tries again");

    static final Setting<Duration> STATEMENT_TIMEOUT = Setting.duration("migration_statement_timeout", Duration.ZERO, Duration.ofDays(1))
            .withDefault(Duration.ZERO).meaning("How long a statement of a migration may run; 0s for no limit");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MODE, DRIFT, LOCK_PATIENCE, LOCK_TIMEOUT, STATEMENT_TIMEOUT);
    }

    @Override
    public String part() {
        return "migration_management";
    }
}
