package org.backendfoundation.audit.integrity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.audit.integrity.TrailStatus.LastSeal;
import org.backendfoundation.audit.seal.EntryPosition;
import org.backendfoundation.audit.seal.Epoch;
import org.backendfoundation.audit.seal.SealStore;

/** Reads the state of the trail, except for its seals. */
record TrailQueries(Connection connection) {

    private static final int SAMPLE_SIZE = Findings.MOST + 1;

    private static final String BEFORE = "SELECT id FROM audit_trail.audit_entry WHERE (position, id) < (?, ?) ORDER BY position, id LIMIT ?";
    private static final String BEYOND = """
            SELECT id FROM audit_trail.audit_entry
            WHERE position >= ((SELECT max(number) FROM audit_trail.epoch)::bigint << 48) + pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            ORDER BY position, id LIMIT ?""";
    private static final String UNSEALED = """
            SELECT count(*) FROM audit_trail.audit_entry WHERE (position, id) >= (
              coalesce((SELECT to_position FROM audit_trail.seal ORDER BY number DESC LIMIT 1), 0),
              coalesce((SELECT to_id FROM audit_trail.seal ORDER BY number DESC LIMIT 1), '00000000-0000-0000-0000-000000000000'))""";
    private static final String DROPPED = "SELECT starts_at FROM audit_trail.dropped WHERE partition LIKE 'audit_entry%'";
    private static final String EPOCHS = "SELECT number, system_identifier, timeline, database, began_at FROM audit_trail.epoch ORDER BY number";
    private static final String CURRENT_EPOCH = "SELECT 0, system_identifier, timeline, database, now() FROM audit_trail.life()";
    private static final String LAST_SEAL = "SELECT number, encode(hash, 'hex') FROM audit_trail.seal ORDER BY number DESC LIMIT 1";
    private static final String HASHES = "SELECT number, encode(hash, 'hex') FROM audit_trail.seal WHERE number = ANY (?)";

    /** Ids of entries before the position, a little more than a thousand at most. */
    List<UUID> entriesBefore(EntryPosition position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            SealStore.setPosition(statement, 1, position);
            statement.setInt(3, SAMPLE_SIZE);
            return readIds(statement);
        }
    }

    /** Ids of entries of transactions that have not happened yet, a little more than a thousand at most. */
    List<UUID> entriesOfTheFuture() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEYOND)) {
            statement.setInt(1, SAMPLE_SIZE);
            return readIds(statement);
        }
    }

    TrailStatus status() throws SQLException {
        return new TrailStatus(epochs(EPOCHS), epochs(CURRENT_EPOCH).get(0), unsealed(), lastSeal());
    }

    private long unsealed() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(UNSEALED)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Months whose entries retention removed. */
    Set<YearMonth> droppedMonths() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(DROPPED)) {
            Set<YearMonth> months = new HashSet<>();
            while (rows.next()) {
                months.add(YearMonth.from(rows.getObject(1, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC)));
            }
            return months;
        }
    }

    /** Hashes in lower hexadecimal digits, by the numbers of seals. */
    Map<Long, String> hashes(List<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HASHES)) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                Map<Long, String> hashes = new HashMap<>();
                while (rows.next()) {
                    hashes.put(rows.getLong(1), rows.getString(2));
                }
                return hashes;
            }
        }
    }

    private LastSeal lastSeal() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LAST_SEAL)) {
            return row.next() ? new LastSeal(row.getLong(1), row.getString(2)) : null;
        }
    }

    private List<Epoch> epochs(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<Epoch> epochs = new ArrayList<>();
            while (rows.next()) {
                epochs.add(new Epoch(rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getLong(4),
                        rows.getObject(5, OffsetDateTime.class)));
            }
            return epochs;
        }
    }

    private static List<UUID> readIds(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
