package ${package};

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.task.ScheduledTask;

/** Reports each morning how many invoices are overdue. A repetition does no harm. */
@ApplicationScoped
public class OverdueInvoices {

    private static final Logger LOG = Logger.getLogger(OverdueInvoices.class.getName());
    private static final String OVERDUE = "select count(i) from Invoice i where i.status = :open and i.dueOn < :latest";

    @Inject
    SessionFactory sessions;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Clock clock;

    @ScheduledTask(name = "report-overdue", meaning = "reports how many invoices are overdue", at = "06:00")
    public void report() {
        LocalDate latest = LocalDate.now(clock).minusDays(configuration.value(InvoiceSettings.PATIENCE).toDays());
        long overdue = sessions.call(session -> session.createQuery(OVERDUE, Long.class)
                .setParameter("open", Invoice.Status.OPEN).setParameter("latest", latest).getSingleResult());
        LOG.log(Level.INFO, "Invoices that were due before {0}: {1}", new Object[] {latest.toString(), overdue});
    }
}
