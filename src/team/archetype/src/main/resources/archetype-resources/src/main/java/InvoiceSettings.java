package ${package};

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.OwnSettings;
import org.backendfoundation.configuration.setting.Setting;

/** The settings of this application; named in META-INF/services. */
public final class InvoiceSettings implements OwnSettings {

    public static final Setting<Duration> PATIENCE = Setting.duration("invoice_patience", Duration.ZERO, Duration.ofDays(365))
            .withDefault(Duration.ofDays(14)).meaning("How long after its day an invoice is reported as overdue");

    @Override
    public List<Setting<?>> settings() {
        return List.of(PATIENCE);
    }
}
