package org.backendfoundation.persistence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.RowCount;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.example.shop.Voucher;

/** What only shows inside a session of the server; called by {@link RepositoryIT}. */
@ApplicationScoped
@Path("probe")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class SessionProbe {

    @Inject
    UnitOfWork transactions;

    /** By which reads a softly deleted invoice is seen: the one with this id, to which a reminder refers. */
    @GET
    @Path("visibility/{id}")
    public Map<String, Boolean> visibility(@PathParam("id") UUID id) {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        seen.put("find", transactions.call(entityManager -> entityManager.find(Invoice.class, id) != null));
        seen.put("repository", transactions.call(entityManager -> Repository.of(entityManager, Invoice.class).find(id).isPresent()));
        seen.put("repository_with_inactive",
                transactions.call(entityManager -> Repository.of(entityManager, Invoice.class).withInactive().find(id).isPresent()));
        seen.put("find_after_with_inactive", transactions.call(entityManager -> {
            Repository.of(entityManager, Invoice.class).withInactive().find(UUID.randomUUID());
            return entityManager.find(Invoice.class, id) != null;
        }));
        seen.put("query", is(id, "select count(i) from Invoice i where i.id = ?1"));
        seen.put("inner_join", is(id, "select count(r) from Reminder r join r.invoice i where i.id = ?1"));
        seen.put("native_sql",
                transactions.call(entityManager -> !entityManager.createNativeQuery("SELECT * FROM invoice WHERE id = ?1", Invoice.class)
                        .setParameter(1, id).getResultList().isEmpty()));
        seen.put("reference", transactions.call(entityManager -> reminder(entityManager, "select r from Reminder r").getInvoice() != null));
        seen.put("left_join_fetch", transactions
                .call(entityManager -> reminder(entityManager, "select r from Reminder r left join fetch r.invoice").getInvoice() != null));
        return seen;
    }

    private boolean is(UUID id, String query) {
        return transactions.call(entityManager -> entityManager.createQuery(query, Long.class).setParameter(1, id).getSingleResult() > 0);
    }

    private static Reminder reminder(EntityManager entityManager, String query) {
        return entityManager.createQuery(query, Reminder.class).getSingleResult();
    }

    @POST
    @Path("reminder/{id}")
    public void remind(@PathParam("id") UUID id) {
        transactions.call(entityManager -> {
            Reminder reminder = new Reminder();
            reminder.setInvoice(Repository.of(entityManager, Invoice.class).get(id));
            return Repository.of(entityManager, Reminder.class).create(reminder).getId();
        });
    }

    /** How long a statement may take before and after a count in the same transaction. */
    @GET
    @Path("statement-timeouts")
    public List<Object> statementTimeouts() {
        return transactions.call(entityManager -> {
            Query timeout = entityManager.createNativeQuery("SELECT current_setting('statement_timeout')");
            Object before = timeout.getSingleResult();
            Repository.of(entityManager, Invoice.class).count(Map.of(), RowCount.Kind.EXACT);
            return List.of(before, timeout.getSingleResult());
        });
    }

    /** How many rows a query gives that is used again with other limits. */
    @GET
    @Path("limits")
    public List<Integer> limits() {
        return transactions.call(entityManager -> {
            TypedQuery<UUID> query = entityManager.createQuery("select a.id from Actor a order by a.id", UUID.class);
            return List.of(query.setMaxResults(1).getResultList().size(), query.setMaxResults(3).getResultList().size(),
                    query.setFirstResult(1).setMaxResults(2).getResultList().size(),
                    query.setFirstResult(0).setMaxResults(1).getResultList().size(),
                    entityManager.createQuery("select a.id from Actor a order by a.id", UUID.class).setMaxResults(2).getResultList()
                            .size());
        });
    }

    /** Whether a session still finds what it deleted itself. */
    @POST
    @Path("delete/{id}")
    public boolean delete(@PathParam("id") UUID id) {
        return transactions.call(entityManager -> {
            Repository<Invoice> invoices = Repository.of(entityManager, Invoice.class);
            invoices.softDelete(invoices.get(id));
            return invoices.find(id).isPresent();
        });
    }

    @POST
    @Path("purge/{age}")
    public int purge(@PathParam("age") String age) {
        return transactions.call(entityManager -> Repository.of(entityManager, Reminder.class)
                .purge(OffsetDateTime.now(ZoneOffset.UTC).minus(Duration.parse(age)), 100));
    }

    /** Writes a row that the rule would not show. */
    @POST
    @Path("outside")
    public void writeOutsideOfTheRule() {
        Invoice invoice = new Invoice();
        invoice.setNumber("outside");
        invoice.setCustomer("Theirs");
        invoice.setTotal(BigDecimal.ONE);
        transactions.call(entityManager -> Repository.of(entityManager, Invoice.class)
                .within((builder, row) -> Optional.of(builder.equal(row.get("customer"), "Mine"))).create(invoice).getId());
    }

    /** How many transactions of the database two reads of one session are in. */
    @GET
    @Path("transactions")
    public int transactionsOfTwoReads() {
        return transactions.call(
                entityManager -> Stream.of(1, 2).map(read -> entityManager.createNativeQuery("SELECT txid_current()").getSingleResult())
                        .collect(Collectors.toSet()))
                .size();
    }

    @GET
    @Path("woven")
    public boolean woven() {
        return Stream.of(Invoice.class, Voucher.class).allMatch(PersistenceWeaved.class::isAssignableFrom);
    }

    @POST
    @Path("unchanged/{id}")
    public long updateWithoutDifference(@PathParam("id") UUID id) {
        return transactions.call(entityManager -> {
            Repository<Invoice> invoices = Repository.of(entityManager, Invoice.class);
            return invoices.update(invoices.get(id), invoice -> invoice.setTotal(new BigDecimal(invoice.getTotal().toPlainString())))
                    .getVersion();
        });
    }
}
