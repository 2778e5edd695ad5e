package org.backendfoundation.database;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The settings of the pool and its sessions. The server owns the pool; {@code configure} gives it the same sizes. */
public final class DatabaseSettings implements SettingsGroup {

    /** The migration lock and the migration itself need a connection each. */
    public static final int SMALLEST_MAX = 2;

    public static final Setting<Integer> POOL_MIN = Setting.integer("database_pool_min", 0, 1000).withDefault(2)
            .meaning("Connections that the pool keeps open");

    public static final Setting<Integer> POOL_MAX = Setting.integer("database_pool_max", SMALLEST_MAX, 1000).withDefault(10)
            .meaning("Connections that the pool may open; at least 2, for the migration lock and the migration");

    public static final Setting<Integer> INSTANCES = Setting.integer("database_instances", 1, 1000).withDefault(1)
            .meaning("How many nodes share the database; times database_pool_max, it must fit into the connections "
                    + "that the database accepts");

    public static final Setting<Integer> QUEUE_LIMIT = Setting.integer("database_queue_limit", 0, 100_000).withDefault(100)
            .meaning("How many requests may wait for a connection; further ones are refused at once");

    public static final Setting<
            Duration> QUEUE_DEADLINE = Setting.duration("database_queue_deadline", Duration.ofMillis(1), Duration.ofSeconds(30))
                    .withDefault(Duration.ofMillis(250)).meaning("How long a request waits for a connection before it is refused");

    public static final Setting<Duration> DRAIN_TIMEOUT = Setting.duration("database_drain_timeout", Duration.ZERO, Duration.ofMinutes(5))
            .withDefault(Duration.ofSeconds(10)).meaning("How long a disconnect waits for running requests");

    @Override
    public List<Setting<?>> settings() {
        return List.of(POOL_MIN, POOL_MAX, INSTANCES, QUEUE_LIMIT, QUEUE_DEADLINE, DRAIN_TIMEOUT);
    }

    @Override
    public String part() {
        return DATABASE_CONNECTION;
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        int max = configuration.value(POOL_MAX);
        return configuration.value(POOL_MIN) <= max ? List.of() : List.of(configuration.violation(POOL_MIN, "at_most_max",
                "The pool cannot keep more connections than it may open, which is " + max + ".",
                "Lower database_pool_min or raise database_pool_max."));
    }
}
