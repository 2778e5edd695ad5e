package org.backendfoundation.audit.entries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.persistence.Cursor;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.Timestamps;

/** A position among the entries in the order of time, and the side of it on which the page lies. */
record EntryCursor(Side side, OffsetDateTime timestamp, UUID id) {

    enum Side {
        OLDER("<", "<="), OLDER_OR_SAME("<=", "<="), NEWER(">", ">="), NEWER_OR_SAME(">=", ">=");

        private final String ofRow;
        private final String ofTimestamp;

        Side(String ofRow, String ofTimestamp) {
            this.ofRow = ofRow;
            this.ofTimestamp = ofTimestamp;
        }

        boolean isNewer() {
            return this == NEWER || this == NEWER_OR_SAME;
        }

        private Side opposite() {
            return switch (this) {
                case OLDER -> NEWER_OR_SAME;
                case OLDER_OR_SAME -> NEWER;
                case NEWER -> OLDER_OR_SAME;
                case NEWER_OR_SAME -> OLDER;
            };
        }
    }

    static EntryCursor of(Side side, AuditEntry entry) {
        return new EntryCursor(side, entry.timestamp(), entry.id());
    }

    /** @param row a row with a timestamp and an id */
    static EntryCursor of(Side side, ResultSet row) throws SQLException {
        return new EntryCursor(side, row.getObject(1, OffsetDateTime.class), row.getObject(2, UUID.class));
    }

    /** The cursor of everything that is not on this side, for paging back. */
    EntryCursor reversed() {
        return withSide(side.opposite());
    }

    EntryCursor withSide(Side other) {
        return new EntryCursor(other, timestamp, id);
    }

    /** Compares the timestamp twice: a comparison of row values alone does not let PostgreSQL skip partitions. */
    SqlText condition() {
        return new SqlText(" AND (timestamp, id) " + side.ofRow + " (?, ?) AND timestamp " + side.ofTimestamp + " ?").add("", timestamp, id,
                timestamp);
    }

    String encode(String scope) {
        return new Cursor(side + " " + Timestamps.format(timestamp), id).encode(scope);
    }

    /** @throws ProblemException {@code INVALID_CURSOR} */
    static EntryCursor decode(String text, String scope) {
        Cursor cursor = Cursor.decode(text, scope);
        try {
            String[] parts = String.valueOf(cursor.value()).split(" ", 2);
            return new EntryCursor(Side.valueOf(parts[0]), OffsetDateTime.parse(parts[parts.length - 1]), cursor.id());
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw Cursor.invalid();
        }
    }
}
