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

/** A place among the entries in the order of time, and the side of it that is meant. */
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

        private Side other() {
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

    /** @param row of a timestamp and an id */
    static EntryCursor of(Side side, ResultSet row) throws SQLException {
        return new EntryCursor(side, row.getObject(1, OffsetDateTime.class), row.getObject(2, UUID.class));
    }

    /** All that is not on this side: the way back. */
    EntryCursor back() {
        return at(side.other());
    }

    EntryCursor at(Side other) {
        return new EntryCursor(other, timestamp, id);
    }

    /** The timestamp twice: a comparison of rows spares no partition. */
    SqlText condition() {
        return new SqlText(" AND (timestamp, id) " + side.ofRow + " (?, ?) AND timestamp " + side.ofTimestamp + " ?").add("", timestamp, id, timestamp);
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
        } catch (IllegalArgumentException | DateTimeException forged) {
            throw Cursor.invalid();
        }
    }
}
