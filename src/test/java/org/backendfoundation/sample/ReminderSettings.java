package org.backendfoundation.sample;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.OwnSettings;
import org.backendfoundation.configuration.setting.Setting;

/** How customers are reminded. */
public final class ReminderSettings implements OwnSettings {

    public static final Setting<Duration> PATIENCE = Setting.duration("reminder_patience", Duration.ZERO, Duration.ofDays(365))
            .withDefault(Duration.ofDays(14)).meaning("How long after the due date a customer is reminded");

    public static final Setting<String> SENDER_PASSWORD = Setting.text("reminder_sender_password").secret()
            .meaning("The password of the account that sends reminders");

    @Override
    public List<Setting<?>> settings() {
        return List.of(PATIENCE, SENDER_PASSWORD);
    }
}
