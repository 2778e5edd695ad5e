package org.backendfoundation.audit.entries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/** Reads entries: a page of them, one by its id, or their number. */
@ApplicationScoped
class AuditEntries {

    static final Duration LONGEST_COUNT = Duration.ofSeconds(3);

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    AuditReading reading;

    EntryPage page(EntryPages wanted) {
        return reading.read(wanted::read);
    }

    Optional<AuditEntry> find(UUID id) {
        return EntryTime.of(id).flatMap(timestamp -> reading.read(connection -> entryAt(connection, timestamp, id)));
    }

    private static Optional<AuditEntry> entryAt(Connection connection, OffsetDateTime timestamp, UUID id) throws SQLException {
        try (PreparedStatement statement = new SqlText("SELECT " + AuditEntry.columns(ReadableMetadata.ofCaller()))
                .add(" FROM audit_trail.audit_entry WHERE timestamp = ? AND id = ?", timestamp, id).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(AuditEntry.of(row)) : Optional.empty();
        }
    }

    EntryCount count(EntryFilter filter, EntryCount.Wanted wanted) {
        if (wanted == EntryCount.Wanted.ESTIMATED) {
            return new EntryCount(reading.read(connection -> estimate(connection, filter)), false);
        }
        try {
            return new EntryCount(reading.read(connection -> count(connection, filter)), true);
        } catch (ProblemException failure) {
            throw failure.code() == PersistenceError.STATEMENT_CANCELLED ? countTooLong(failure) : failure;
        }
    }

    private static long count(Connection connection, EntryFilter filter) throws SQLException {
        try (Statement timeout = connection.createStatement()) {
            timeout.execute("SET LOCAL statement_timeout = " + LONGEST_COUNT.toMillis());
        }
        SqlText query = new SqlText("SELECT count(*) FROM audit_trail.audit_entry WHERE true").add(filter.conditions());
        try (PreparedStatement statement = query.prepare(connection); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long estimate(Connection connection, EntryFilter filter) throws SQLException {
        SqlText query = new SqlText("EXPLAIN (FORMAT JSON) SELECT FROM audit_trail.audit_entry WHERE true").add(filter.conditions());
        try (PreparedStatement statement = query.prepare(connection); ResultSet row = statement.executeQuery()) {
            row.next();
            JsonArray plan = JSON.createReader(new StringReader(row.getString(1))).readArray();
            return plan.getJsonObject(0).getJsonObject("Plan").getJsonNumber("Plan Rows").longValue();
        }
    }

    private static ProblemException countTooLong(ProblemException failure) {
        return new ProblemException(PersistenceError.COUNT_TOO_LONG,
                "Counting takes longer than %s s; narrow the filters, or ask for count=estimated.".formatted(LONGEST_COUNT.toSeconds()),
                failure);
    }
}
