package org.backendfoundation.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.UUID;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.InvoiceReminders;
import org.backendfoundation.sample.Reminder;
import org.backendfoundation.sample.Stock;

/** Does inside the server what leaves entries, or must leave none. */
@ApplicationScoped
@PermitAll
@Path("audit-probe")
public class AuditProbe {

    @Inject
    UnitOfWork transactions;

    @Inject
    OperationsProbe operations;

    @Inject
    InvoiceReminders reminders;

    @Inject
    AuditTrail trail;

    @POST
    @Path("flushes/{id}")
    public void changeInThreeFlushes(@PathParam("id") UUID id) {
        transactions.call(entityManager -> {
            Repository<Invoice> invoices = Repository.of(entityManager, Invoice.class);
            Invoice invoice = invoices.get(id);
            invoices.update(invoice, changed -> changed.setCustomer("first"));
            invoices.update(invoice, changed -> changed.setCustomer("second"));
            invoices.update(invoice, changed -> changed.setTotal(new BigDecimal("99.00")));
            return invoice.getVersion();
        });
    }

    @POST
    @Path("to-and-fro/{id}")
    public void changeAndChangeBack(@PathParam("id") UUID id) {
        transactions.call(entityManager -> {
            Repository<Invoice> invoices = Repository.of(entityManager, Invoice.class);
            Invoice invoice = invoices.get(id);
            String customer = invoice.getCustomer();
            invoices.update(invoice, changed -> changed.setCustomer("somebody else"));
            invoices.update(invoice, changed -> changed.setCustomer(customer));
            return invoice.getVersion();
        });
    }

    @POST
    @Path("come-and-go")
    public String createAndRemove() {
        return transactions.call(entityManager -> {
            Invoice invoice = Repository.of(entityManager, Invoice.class).create(invoice("come and go"));
            entityManager.remove(invoice);
            return invoice.getId().toString();
        });
    }

    @POST
    @Path("rollback/{thrown}")
    public String failAfterTheFlush(@PathParam("thrown") String thrown) {
        Invoice invoice = invoice("never " + thrown);
        try {
            transactions.call(entityManager -> {
                Repository.of(entityManager, Invoice.class).create(invoice);
                return fail(thrown);
            });
        } catch (IllegalStateException | LinkageError | StackOverflowError expected) {
            return invoice.getId().toString();
        }
        throw new AssertionError("The session should have failed");
    }

    private static int fail(String thrown) {
        return switch (thrown) {
            case "exception" -> throw new IllegalStateException("after the flush");
            case "linkage" -> throw new LinkageError("after the flush");
            default -> fail(thrown) + fail(thrown);
        };
    }

    @POST
    @Path("without-session-factory/{id}")
    public void changeInATransactionOfItsOwn(@PathParam("id") UUID id) {
        operations.changeCustomer(id, "at the commit");
    }

    @POST
    @Path("stock")
    public String createStock() {
        return transactions.call(entityManager -> {
            Stock stock = new Stock();
            stock.setArticle("paper");
            stock.setPieces(1);
            stock.setSupplierPassword("paper secret");
            return Repository.of(entityManager, Stock.class).create(stock).getId().toString();
        });
    }

    /** By entity, bulk JPQL and native SQL, all in one transaction. */
    @POST
    @Path("stock/{id}")
    public void changeStock(@PathParam("id") UUID id) {
        transactions.call(entityManager -> {
            Repository.of(entityManager, Stock.class).update(Repository.of(entityManager, Stock.class).get(id),
                    stock -> stock.setPieces(2));
            entityManager.createQuery("update Stock s set s.pieces = s.pieces + 1 where s.id = :id").setParameter("id", id).executeUpdate();
            return entityManager.createNativeQuery("UPDATE stock SET pieces = pieces * 10, supplier_password = 'new secret' WHERE id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        });
    }

    @POST
    @Path("stock/{id}/to-and-fro")
    public void changeStockAndChangeBack(@PathParam("id") UUID id) {
        transactions.call(entityManager -> bulk(entityManager, id, 1) + bulk(entityManager, id, -1));
    }

    private static int bulk(EntityManager entityManager, UUID id, int more) {
        return entityManager.createQuery("update Stock s set s.pieces = s.pieces + " + more + " where s.id = :id").setParameter("id", id)
                .executeUpdate();
    }

    /** By bulk JPQL and by SQL, on tables without the trigger. */
    @POST
    @Path("bulk-without-trigger")
    public void changeInBulkWithoutTrigger() {
        transactions.call(entityManager -> entityManager.createQuery("update Invoice i set i.customer = 'nobody' where i.number = 'none'")
                .executeUpdate()
                + entityManager.createNativeQuery("UPDATE reminder SET remark = 'nothing' WHERE false").executeUpdate());
    }

    @POST
    @Path("operations/{policy}")
    public void operate(@PathParam("policy") String policy, @QueryParam("fails") @DefaultValue("false") boolean fails,
            @QueryParam("what") String what) {
        switch (policy) {
            case "atomic" -> operations.atomic(what, fails);
            case "atomic-error" -> operations.atomicError(what);
            case "error-REQUIRED" -> operations.errorWhereRequired(what);
            case "error-REQUIRES_NEW" -> operations.errorInNew(what);
            case "error-MANDATORY" -> operations.ignoreErrorOf(operations::errorWhereMandatory, what);
            case "error-SUPPORTS" -> operations.ignoreErrorOf(operations::errorWhereSupported, what);
            default -> operations.independent(what, fails);
        }
    }

    /** A reminder with what its entity encrypts and hides, which is changed then. */
    @POST
    @Path("accounts/{invoice}")
    public String remindWithAccount(@PathParam("invoice") UUID invoice) {
        UUID id = transactions.call(entityManager -> {
            Reminder reminder = new Reminder();
            reminder.setInvoice(Repository.of(entityManager, Invoice.class).get(invoice));
            reminder.setAccount("DE89370400440532013000");
            reminder.setRemark("hidden");
            return Repository.of(entityManager, Reminder.class).create(reminder).getId();
        });
        return transactions.call(entityManager -> {
            Repository<Reminder> reminders = Repository.of(entityManager, Reminder.class);
            reminders.update(reminders.get(id), reminder -> reminder.setAccount("FR7630006000011234567890189"));
            return id.toString();
        });
    }

    /** As the page about the audit trail has it. */
    @POST
    @Path("reminders/{customer}")
    public int remind(@PathParam("customer") String customer) {
        return reminders.remind(customer);
    }

    /** The same within work that fails afterwards. */
    @POST
    @Path("reminders/{customer}/in-vain")
    public void remindInVain(@PathParam("customer") String customer) {
        transactions.call(entityManager -> {
            reminders.remind(customer);
            throw new IllegalStateException("after the reminders");
        });
    }

    /** What no database takes as it is, a megabyte of it. */
    @POST
    @Path("monster")
    public void tellOfMonsters() {
        trail.recordIndependently(new AuditAction("MONSTER", ""), "Monster", "a\0b\ud800", Outcome.SUCCESS, Json.createObjectBuilder()
                .add("nul", "x\0y").add("half", "\udc00").add("key\0", 1).add("long", "m".repeat(1 << 20)).build());
    }

    static Invoice invoice(String number) {
        Invoice invoice = new Invoice();
        invoice.setNumber(number);
        invoice.setCustomer("ACME");
        invoice.setTotal(BigDecimal.TEN);
        return invoice;
    }
}
