package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.backendfoundation.database.session.Transactions;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.trace.OpenSpan;
import org.backendfoundation.rest.trace.Spans;

/** Makes entries from the context of this thread, and writes them in its transaction or in a new one. */
@ApplicationScoped
public class AuditWriter {

    private static final String SET_ACTOR = """
            SELECT set_config('audit_trail.actor_id', ?, true), set_config('audit_trail.actor_name', ?, true),
              set_config('audit_trail.request_id', ?, true), set_config('audit_trail.trace_id', ?, true)""";

    @Inject
    Transactions transactions;

    public AuditRecord newRecord(AuditAction action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        RequestContext context = RequestContext.current();
        Caller caller = context.caller();
        return new AuditRecord(action, caller.id(), caller.name(), entityType, entityId, outcome, context.requestId(), context.traceId(),
                metadata);
    }

    /** Writes the entries in the transaction of this thread. */
    void write(List<AuditRecord> records) {
        write(connection(), records);
    }

    public void write(Connection connection, List<AuditRecord> records) {
        OpenSpan span = Spans.begin("audit write");
        span.count("foundation.audit_entries", records.size());
        try {
            AuditStore.write(connection, records);
        } catch (SQLException failure) {
            span.failed(failure);
            throw translate("The audit trail takes no entry", failure);
        } finally {
            span.end();
        }
    }

    /** Writes all of them or none, in a new transaction. */
    void writeIndependently(List<AuditRecord> records) {
        transactions.inNew(() -> {
            write(records);
            return null;
        });
    }

    /** That of this thread's transaction. */
    public Connection connection() {
        try {
            return transactions.connection();
        } catch (SQLException failure) {
            throw translate("The audit trail gets no connection", failure);
        }
    }

    /** Tells the triggers who acts, so that they can record it for the rows of this transaction. */
    public void setActor(Connection connection) {
        RequestContext context = RequestContext.current();
        try (PreparedStatement setActor = connection.prepareStatement(SET_ACTOR)) {
            setActor.setString(1, context.caller().id().toString());
            setActor.setString(2, context.caller().name());
            setActor.setString(3, Objects.requireNonNullElse(context.requestId(), ""));
            setActor.setString(4, Objects.requireNonNullElse(context.traceId(), ""));
            Spans.statementBegins();
            setActor.execute();
            Spans.statementEnds();
        } catch (SQLException failure) {
            throw translate("The database could not be told who acts", failure);
        }
    }

    /**
     * A temporary failure is reported as such. Any other is not the caller's fault, whatever the SQLSTATE says of rows that callers send.
     */
    private static ProblemException translate(String what, SQLException failure) {
        RuntimeException translated = SqlExceptionTranslator.translate(new IllegalStateException(what, failure));
        return translated instanceof ProblemException isTemporary && isTemporary.retryAfter().isPresent() ? isTemporary
                : new ProblemException(AuditError.ENTRY_REFUSED, "The operation was not done, because the audit trail could not record it.",
                        failure);
    }
}
