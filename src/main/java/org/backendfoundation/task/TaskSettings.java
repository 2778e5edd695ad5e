package org.backendfoundation.task;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The settings of jobs. */
public final class TaskSettings implements SettingsGroup {

    static final Setting<Duration> JOB_RETENTION = Setting.duration("job_retention", Duration.ofHours(1), Duration.ofDays(3_650))
            .withDefault(Duration.ofDays(30)).meaning("How long a job that has ended can be asked for");

    @Override
    public List<Setting<?>> settings() {
        return List.of(JOB_RETENTION);
    }
}
