package org.backendfoundation.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.task.ScheduledTask;

/** Reminds of what is overdue. A repetition finds nothing left to do. */
@ApplicationScoped
public class OverdueReminders {

    private static final String OVERDUE = """
            select i from Invoice i where i.active = true and i.dueOn < :latest
            and not exists (select r from Reminder r where r.invoice = i)""";

    @Inject
    SessionFactory sessions;

    @Inject
    ApplicationConfiguration configuration;

    @ScheduledTask(name = "remind-overdue", meaning = "reminds of each invoice that is overdue", at = "02:00", zone = "Europe/Zurich")
    public void remind() {
        LocalDate latest = LocalDate.now(ZoneOffset.UTC).minusDays(configuration.value(ReminderSettings.PATIENCE).toDays());
        sessions.call(session -> {
            for (Invoice invoice : session.createQuery(OVERDUE, Invoice.class).setParameter("latest", latest).setMaxResults(1_000)
                    .getResultList()) {
                Reminder reminder = new Reminder();
                reminder.setInvoice(invoice);
                Repository.of(session, Reminder.class).create(reminder);
            }
            return null;
        });
    }
}
