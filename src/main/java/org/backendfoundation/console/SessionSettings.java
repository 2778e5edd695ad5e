package org.backendfoundation.console;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** How long sessions of the console last. */
public final class SessionSettings implements SettingsGroup {

    /** Longer than nodes take to tell each other of a use; otherwise a session would end while it is used. */
    static final Duration MIN_IDLE = Duration.ofMinutes(2);

    static final Setting<Duration> IDLE = Setting.duration("security_session_idle", MIN_IDLE, Duration.ofDays(1))
            .withDefault(Duration.ofMinutes(30)).meaning("After how long without use a session of the console ends");

    static final Setting<Duration> MAX_DURATION = Setting.duration("security_session_longest", MIN_IDLE, Duration.ofDays(7))
            .withDefault(Duration.ofHours(12)).meaning("The longest life of a session of the console, however much it is used");

    @Override
    public List<Setting<?>> settings() {
        return List.of(IDLE, MAX_DURATION);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        boolean isNeverIdle = configuration.value(IDLE).compareTo(configuration.value(MAX_DURATION)) > 0;
        return isNeverIdle ? List.of(configuration.violation(IDLE, "not_longer_than_longest",
                "A session ends before it can be idle for so long.", "Give at most security_session_longest.")) : List.of();
    }
}
