package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.command.CallerRows;
import org.backendfoundation.role.Roles;

/** What the caller's invoices come to, and those that nobody has been reminded of. */
@ApplicationScoped
@Path("invoice-totals")
@RolesAllowed({Roles.CLIENT, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
public class InvoiceTotals {

    private static final String FORGOTTEN = """
            SELECT id FROM invoice WHERE is_active AND NOT EXISTS (SELECT FROM reminder WHERE invoice_id = invoice.id)""";

    @Inject
    SessionFactory sessions;

    @Inject
    CallerRows.Source rows;

    /** @param forgotten ids */
    public record Totals(BigDecimal total, Set<UUID> forgotten) {
    }

    @GET
    public Totals totals() {
        return sessions.call(session -> new Totals(total(session), forgotten(session)));
    }

    private BigDecimal total(EntityManager session) {
        CriteriaBuilder builder = session.getCriteriaBuilder();
        CriteriaQuery<BigDecimal> query = builder.createQuery(BigDecimal.class);
        Root<Invoice> invoice = query.from(Invoice.class);
        query.select(builder.sum(invoice.get("total"))).where(rows.in(session).condition(Invoice.class, builder, invoice));
        return session.createQuery(query).getSingleResult();
    }

    @SuppressWarnings("unchecked") // the column is a uuid
    private Set<UUID> forgotten(EntityManager session) {
        List<UUID> found = session.createNativeQuery(FORGOTTEN).getResultList();
        return rows.in(session).readable(Invoice.class, found);
    }
}
