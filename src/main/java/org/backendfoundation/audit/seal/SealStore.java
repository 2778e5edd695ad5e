package org.backendfoundation.audit.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.database.session.Transactions;
import org.backendfoundation.persistence.AdvisoryLock;

/** Makes seals in the database, on one node at a time. */
@ApplicationScoped
public class SealStore {

    /**
     * How many entries one seal covers at most. It bounds the memory, and the entries among which a verification looks for an altered one.
     */
    public static final int MAX_ENTRIES = 10_000;

    /** Held by one node at a time. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(" + AdvisoryLock.AUDIT_SEALER.key() + ")";
    /** Nothing is added below the oldest transaction that still runs. */
    public static final String HORIZON = "SELECT audit_trail.position_of(pg_snapshot_xmin(pg_current_snapshot()))";
    private static final String LAST = "SELECT to_position, to_id FROM audit_trail.seal ORDER BY number DESC LIMIT 1";
    private static final String UNSEALED = "SELECT position, " + Leaves.OF_ROW + """
             FROM audit_trail.audit_entry WHERE (position, id) >= (?, ?) AND (position, id) < (?, ?) ORDER BY position, id LIMIT ?""";
    private static final String APPEND = """
            SELECT made.number, made.epoch, epoch.system_identifier, epoch.timeline, epoch.database, made.sealed_at, encode(made.hash, 'hex')
            FROM audit_trail.append_seal(?, ?, ?, ?) made JOIN audit_trail.epoch ON epoch.number = made.epoch""";
    private static final String BACKLOG = """
            SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(timestamp)) * 1000, 0), 0)::bigint, count(*)
            FROM (SELECT timestamp FROM audit_trail.audit_entry WHERE (position, id) >= (?, ?) ORDER BY position, id LIMIT ?) unsealed""";

    @Inject
    Transactions transactions;

    /** @return empty where there is nothing to seal, or another node is sealing */
    Optional<Made> sealNext() {
        return transactions.inNew(this::sealIfLocked);
    }

    SealBacklog backlog() {
        return transactions.inNew(this::unsealed);
    }

    private Optional<Made> sealIfLocked() {
        try (Statement statement = transactions.connection().createStatement()) {
            return tryLock(statement)
                    ? seal(statement.getConnection(), last(statement), new EntryPosition(horizon(statement), EntryPosition.LOWEST))
                    : Optional.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit trail could not be sealed", failure);
        }
    }

    private SealBacklog unsealed() {
        try (Statement statement = transactions.connection().createStatement();
                PreparedStatement backlog = statement.getConnection().prepareStatement(BACKLOG)) {
            setPosition(backlog, 1, last(statement));
            backlog.setInt(3, SealBacklog.MOST);
            try (ResultSet row = backlog.executeQuery()) {
                row.next();
                return new SealBacklog(Duration.ofMillis(row.getLong(1)), row.getInt(2));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The backlog of the seals cannot be read", failure);
        }
    }

    private static Optional<Made> seal(Connection connection, EntryPosition from, EntryPosition horizon) throws SQLException {
        List<byte[]> entries = new ArrayList<>();
        EntryPosition to;
        try (PreparedStatement unsealed = connection.prepareStatement(UNSEALED)) {
            setPosition(unsealed, 1, from);
            setPosition(unsealed, 3, horizon);
            unsealed.setInt(5, MAX_ENTRIES + 1);
            try (ResultSet rows = unsealed.executeQuery()) {
                boolean more = rows.next();
                while (more && entries.size() < MAX_ENTRIES) {
                    entries.add(rows.getBytes(2));
                    more = rows.next();
                }
                to = more ? new EntryPosition(rows.getLong(1), Leaves.id(rows.getBytes(2))) : horizon;
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(append(connection, to, Leaves.of(entries)));
    }

    private static Made append(Connection connection, EntryPosition to, Leaves leaves) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            setPosition(append, 1, to);
            append.setBytes(3, leaves.root());
            append.setBytes(4, leaves.bytes());
            try (ResultSet row = append.executeQuery()) {
                row.next();
                return new Made(seal(row), leaves.size() == MAX_ENTRIES);
            }
        }
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4), row.getLong(5),
                row.getObject(6, OffsetDateTime.class), row.getString(7));
    }

    private static boolean tryLock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long horizon(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(HORIZON)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static EntryPosition last(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LAST)) {
            return row.next() ? new EntryPosition(row.getLong(1), row.getObject(2, UUID.class)) : EntryPosition.start();
        }
    }

    public static void setPosition(PreparedStatement statement, int index, EntryPosition position) throws SQLException {
        statement.setLong(index, position.position());
        statement.setObject(index + 1, position.id());
    }

    /** @param mayHaveMore whether more entries may be waiting */
    record Made(Seal seal, boolean mayHaveMore) {
    }
}
