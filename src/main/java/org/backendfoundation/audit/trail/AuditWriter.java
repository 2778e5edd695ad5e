package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.session.Transactions;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;

/** Makes entries of what happens on the present thread, and writes them in its transaction or in one of their own. */
@ApplicationScoped
public class AuditWriter {

    private static final String TELL = """
            SELECT set_config('audit_trail.actor_id', ?, true), set_config('audit_trail.actor_name', ?, true),
              set_config('audit_trail.request_id', ?, true), set_config('audit_trail.trace_id', ?, true)""";

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    @Inject
    Transactions transactions;

    public AuditRecord entry(AuditAction action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        RequestContext context = RequestContext.current();
        Caller caller = context.caller();
        return new AuditRecord(action, caller.id(), caller.name(), entityType, entityId, outcome, context.requestId(),
                context.traceId(), metadata);
    }

    /** In the transaction that runs on this thread. */
    void write(List<AuditRecord> records) {
        withConnection(connection -> write(connection, records));
    }

    public void write(Connection connection, List<AuditRecord> records) {
        try {
            AuditStore.write(connection, records);
        } catch (SQLException failure) {
            throw explained("The audit trail takes no entry", failure);
        }
    }

    /** All of them or none, whatever transaction runs on this thread. */
    void writeIndependently(List<AuditRecord> records) {
        transactions.inNew(() -> {
            write(records);
            return null;
        });
    }

    /** The one that the transaction on this thread has. */
    public void withConnection(Consumer<Connection> work) {
        try (Connection connection = dataSource.getConnection()) {
            work.accept(connection);
        } catch (SQLException failure) {
            throw explained("The audit trail has no connection", failure);
        }
    }

    /** For the triggers that capture rows of this transaction. */
    public void tellActor(Connection connection) {
        RequestContext context = RequestContext.current();
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            tell.setString(1, context.caller().id().toString());
            tell.setString(2, context.caller().name());
            tell.setString(3, Objects.requireNonNullElse(context.requestId(), ""));
            tell.setString(4, Objects.requireNonNullElse(context.traceId(), ""));
            tell.execute();
        } catch (SQLException failure) {
            throw explained("The database does not learn who acts", failure);
        }
    }

    /** What passes by itself is told so; anything else is no fault of the caller's, whatever the SQLSTATE says of callers' rows. */
    private static ProblemException explained(String what, SQLException failure) {
        RuntimeException meaning = SqlExceptionTranslator.translate(List.of(), new IllegalStateException(what, failure));
        return meaning instanceof ProblemException passing && passing.retryAfter().isPresent() ? passing
                : new ProblemException(AuditError.ENTRY_REFUSED, "What was to be done is not recorded in the audit trail, so it was not done.", failure);
    }
}
