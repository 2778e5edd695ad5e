package org.backendfoundation.audit.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.EntryFilter;
import org.backendfoundation.audit.entries.EntryPages;
import org.backendfoundation.audit.trail.SqlText;

/**
 * A part of an export, written out: as much as one short transaction reads and memory holds.
 *
 * @param next where the next one begins; empty behind the last
 */
record ExportChunk(ByteArrayOutputStream bytes, Optional<ExportPlace> next) {

    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final int FETCHED_AT_ONCE = 500;
    private static final int USUAL_BYTES = 1 << 20;

    /** @param horizon the first position that is not exported */
    static ExportChunk read(Connection connection, EntryFilter filter, ExportFormat format, ExportPlace from, long horizon) throws SQLException {
        SqlText way = from.condition().add(" AND position < ?", horizon);
        Optional<ExportPlace> end = filter.isEmpty() ? Optional.empty() : end(connection, way);
        SqlText query = new SqlText("SELECT " + AuditEntry.COLUMNS + ", position FROM audit_trail.audit_entry WHERE true").add(filter.all()).add(way);
        end.ifPresent(last -> query.add(" AND (position, id) <= (?, ?)", last.position(), last.id()));
        try (PreparedStatement statement = query.add(" ORDER BY position, id LIMIT " + MOST_ENTRIES).prepare(connection)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                return written(rows, format, end);
            }
        }
    }

    private static ExportChunk written(ResultSet rows, ExportFormat format, Optional<ExportPlace> end) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        StringBuilder text = new StringBuilder();
        for (int entries = 1; rows.next(); entries++) {
            AuditEntry entry = AuditEntry.of(rows);
            text.setLength(0);
            format.write(entry, text);
            bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
            if (entries == MOST_ENTRIES || bytes.size() >= MOST_BYTES) {
                return new ExportChunk(bytes, Optional.of(new ExportPlace(rows.getLong("position"), entry.id())));
            }
        }
        return new ExportChunk(bytes, end);
    }

    /** The last entry to look at where a filter passes entries by; empty if all may be. */
    private static Optional<ExportPlace> end(Connection connection, SqlText way) throws SQLException {
        SqlText query = new SqlText("SELECT position, id FROM audit_trail.audit_entry WHERE true").add(way)
                .add(" ORDER BY position, id OFFSET " + (EntryPages.LONGEST_WAY - 1) + " LIMIT 1");
        try (PreparedStatement statement = query.prepare(connection); ResultSet last = statement.executeQuery()) {
            return last.next() ? Optional.of(new ExportPlace(last.getLong(1), last.getObject(2, UUID.class))) : Optional.empty();
        }
    }
}
