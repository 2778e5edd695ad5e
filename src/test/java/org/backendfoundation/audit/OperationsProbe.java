package org.backendfoundation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import java.util.function.Consumer;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.sample.Invoice;

/** What a team's bean might do. */
@ApplicationScoped
public class OperationsProbe {

    @PersistenceContext(unitName = "foundation")
    EntityManager entityManager;

    @Inject
    SessionFactory sessions;

    @Transactional
    public void changeCustomer(UUID id, String customer) {
        entityManager.find(Invoice.class, id).setCustomer(customer);
    }

    @Transactional
    @Audited(action = "INVOICES_SENT", policy = Audited.Policy.ATOMIC)
    public void atomic(@AuditParameter("what") String what, boolean fails) {
        entityManager.persist(AuditProbe.invoice(what));
        entityManager.flush();
        failIf(fails);
    }

    @Audited(action = "INVOICES_LINKED", policy = Audited.Policy.ATOMIC)
    public void atomicError(@AuditParameter("what") String what) {
        sessions.call(entityManager -> Repository.of(entityManager, Invoice.class).create(AuditProbe.invoice(what)).getVersion());
        throw new LinkageError("after the session");
    }

    @Transactional
    @Audited(action = "INVOICES_COUNTED")
    public void independent(@AuditParameter(value = "what", entityType = "Count") String what, boolean fails) {
        failIf(fails);
    }

    @Transactional
    public void errorWhereRequired(String what) {
        persistAndFail(what);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void errorInNew(String what) {
        persistAndFail(what);
    }

    @Transactional(TxType.MANDATORY)
    public void errorWhereMandatory(String what) {
        persistAndFail(what);
    }

    @Transactional(TxType.SUPPORTS)
    public void errorWhereSupported(String what) {
        persistAndFail(what);
    }

    /** As a caller might that goes on all the same. */
    @Transactional
    public void ignoreErrorOf(Consumer<String> operation, String what) {
        try {
            operation.accept(what);
        } catch (LinkageError ignored) {
            entityManager.flush();
        }
    }

    private void persistAndFail(String what) {
        entityManager.persist(AuditProbe.invoice(what));
        entityManager.flush();
        throw new LinkageError("after the row");
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new ProblemException(PersistenceError.CONSTRAINT_VIOLATED, "It cannot be.");
        }
    }
}
