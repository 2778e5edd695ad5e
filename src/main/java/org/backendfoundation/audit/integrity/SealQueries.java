package org.backendfoundation.audit.integrity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.audit.integrity.SealChain.Link;
import org.backendfoundation.audit.seal.EntryPosition;
import org.backendfoundation.audit.seal.Leaves;
import org.backendfoundation.audit.seal.MerkleTree;
import org.backendfoundation.audit.seal.SealStore;

/**
 * Reads seals and the entries they cover. It calls PostgreSQL's own functions only: whoever altered rows could have altered the trail's
 * functions.
 */
record SealQueries(Connection connection) {

    /** How many entries the seals of one chunk cover, unless a single seal covers more. */
    private static final int ENTRIES_AT_ONCE = 50_000;
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String FIRST = "SELECT min(number) FROM audit_trail.seal WHERE sealed_at >= ?";
    private static final String LAST = "SELECT max(number) FROM audit_trail.seal WHERE sealed_at < ?";
    private static final String ANCHOR = """
            SELECT last_seal, last_hash, to_position, to_id FROM audit_trail.dropped WHERE last_seal IS NOT NULL ORDER BY last_seal DESC LIMIT 1""";
    private static final String LINK = "SELECT number, hash, to_position, to_id FROM audit_trail.seal WHERE number = ? ORDER BY sealed_at LIMIT 1";
    private static final String SEALS = """
            SELECT number, to_position, to_id, entries, root, leaves, previous, hash, hash_now FROM (
              SELECT seal.*, sum(entries) OVER (ORDER BY seal.number, sealed_at) - entries AS entries_before, CASE WHEN epoch.number IS NOT NULL THEN
                pg_catalog.sha256(pg_catalog.record_send(ROW(seal.number, seal.epoch, epoch.system_identifier, epoch.timeline, epoch.database, to_position,
                  to_id, entries, root, previous, sealed_at))) END AS hash_now
              FROM (SELECT * FROM audit_trail.seal WHERE number BETWEEN ? AND ? ORDER BY number, sealed_at LIMIT ?) AS seal
              LEFT JOIN audit_trail.epoch ON epoch.number = seal.epoch) AS summed
            WHERE entries_before < ? ORDER BY number, sealed_at""";
    private static final String ENTRIES = "SELECT position, " + Leaves.OF_ROW + """
             FROM audit_trail.audit_entry WHERE (position, id) >= (?, ?) AND (position, id) < (?, ?) ORDER BY position, id""";

    /** Receives the entries in their order. */
    interface EntryVisitor {
        void visit(EntryPosition position, byte[] leaf) throws SQLException;
    }

    /** The number of the first seal made at or after the time; larger than any number where there is none. */
    long firstNumber(OffsetDateTime from) throws SQLException {
        return number(FIRST, from).orElse(Long.MAX_VALUE);
    }

    /** The number of the last seal made before the time; 0 where there is none. */
    long lastNumber(OffsetDateTime to) throws SQLException {
        return number(LAST, to).orElse(0L);
    }

    /** Where the chain begins: after the last seal that retention removed. */
    Link anchor() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ANCHOR)) {
            return row.next() ? link(row) : new Link(0, new MerkleTree().root(), EntryPosition.start());
        }
    }

    Optional<Link> link(long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINK)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(link(row)) : Optional.empty();
            }
        }
    }

    /** Some of the seals from the first to the last number, in order; empty where there are no more. */
    List<StoredSeal> seals(long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEALS)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.setInt(3, ROWS_AT_ONCE);
            statement.setInt(4, ENTRIES_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredSeal> seals = new ArrayList<>();
                while (rows.next()) {
                    seals.add(seal(rows));
                }
                return seals;
            }
        }
    }

    void visitEntries(EntryPosition from, EntryPosition to, EntryVisitor visitor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            SealStore.setPosition(statement, 1, from);
            SealStore.setPosition(statement, 3, to);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] leaf = rows.getBytes(2);
                    visitor.visit(new EntryPosition(rows.getLong(1), Leaves.id(leaf)), leaf);
                }
            }
        }
    }

    private Optional<Long> number(String query, OffsetDateTime time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, time);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        }
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong(1), row.getBytes(2), new EntryPosition(row.getLong(3), row.getObject(4, UUID.class)));
    }

    private static StoredSeal seal(ResultSet row) throws SQLException {
        return new StoredSeal(row.getLong(1), new EntryPosition(row.getLong(2), row.getObject(3, UUID.class)), row.getInt(4),
                row.getBytes(5),
                new Leaves(row.getBytes(6)), row.getBytes(7), row.getBytes(8), row.getBytes(9));
    }
}
