package org.backendfoundation.observation.log;

import java.util.List;
import java.util.Locale;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The form of the log. */
public final class LogSettings implements SettingsGroup {

    /** The form of a line. */
    enum LogFormat {
        TEXT, JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Setting<LogFormat> LOG_FORMAT = Setting.oneOf("log_format", LogFormat.class).withDefault(LogFormat.TEXT)
            .meaning("The form of the application's lines in the log: text, as the server writes its own, or json, one object a line");
    static final Setting<Boolean> ACCESS_LOG = Setting.bool("access_log").withDefault(false)
            .meaning("Whether each request leaves a line in the log, with its status and duration");

    @Override
    public List<Setting<?>> settings() {
        return List.of(LOG_FORMAT, ACCESS_LOG);
    }

    @Override
    public String part() {
        return "observation";
    }
}
