package org.backendfoundation.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.audit.trail.Audited.Policy;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.Repository;

/** Reminds a customer of all invoices: reminders and entry are there together, or neither. */
@ApplicationScoped
public class InvoiceReminders {

    @Inject
    SessionFactory sessions;

    @Audited(action = "CUSTOMER_REMINDED", meaning = "a customer was reminded of all invoices", policy = Policy.ATOMIC)
    public int remind(@AuditParameter(value = "customer", entityType = "Customer") String customer) {
        return sessions.call(session -> {
            List<Invoice> invoices = session.createQuery("select i from Invoice i where i.customer = :customer", Invoice.class)
                    .setParameter("customer", customer).getResultList();
            for (Invoice invoice : invoices) {
                Reminder reminder = new Reminder();
                reminder.setInvoice(invoice);
                Repository.of(session, Reminder.class).create(reminder);
            }
            return invoices.size();
        });
    }
}
