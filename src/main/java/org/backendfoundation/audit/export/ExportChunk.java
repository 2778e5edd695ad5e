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
import org.backendfoundation.audit.entries.EntryText;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.CsvText;

/**
 * A part of an export as bytes. One short transaction can read it, and it fits into memory.
 *
 * @param next where the next chunk begins; empty after the last one
 */
record ExportChunk(ByteArrayOutputStream bytes, Optional<ExportPlace> next) {

    private static final int MAX_ENTRIES = 5_000;
    private static final int MAX_BYTES = 4 << 20;
    private static final int FETCH_SIZE = 500;
    private static final int INITIAL_BYTES = 1 << 20;

    /** @param horizon the first position that the export does not include */
    static ExportChunk read(Connection connection, EntryFilter filter, BulkFormat format, ExportPlace from, long horizon)
            throws SQLException {
        SqlText range = from.condition().add(" AND position < ?", horizon);
        Optional<ExportPlace> lastToScan = filter.isEmpty() ? Optional.empty() : lastToScan(connection, range);
        SqlText query = new SqlText("SELECT " + filter.columns() + ", position FROM audit_trail.audit_entry WHERE true")
                .add(filter.conditions()).add(range);
        lastToScan.ifPresent(last -> query.add(" AND (position, id) <= (?, ?)", last.position(), last.id()));
        try (PreparedStatement statement = query.add(" ORDER BY position, id LIMIT " + MAX_ENTRIES).prepare(connection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                return write(rows, format, lastToScan);
            }
        }
    }

    private static ExportChunk write(ResultSet rows, BulkFormat format, Optional<ExportPlace> lastToScan) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        StringBuilder text = new StringBuilder();
        for (int entries = 1; rows.next(); entries++) {
            AuditEntry entry = AuditEntry.of(rows);
            text.setLength(0);
            append(entry, format, text);
            bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
            if (entries == MAX_ENTRIES || bytes.size() >= MAX_BYTES) {
                return new ExportChunk(bytes, Optional.of(new ExportPlace(rows.getLong("position"), entry.id())));
            }
        }
        return new ExportChunk(bytes, lastToScan);
    }

    private static void append(AuditEntry entry, BulkFormat format, StringBuilder text) {
        if (format == BulkFormat.CSV) {
            text.append(CsvText.guardedLine(entry.texts()));
        } else {
            EntryText.appendJson(entry, text);
            text.append('\n');
        }
    }

    /** The last entry that this chunk may read where some entries do not match the filter; empty where the chunk needs no such bound. */
    private static Optional<ExportPlace> lastToScan(Connection connection, SqlText range) throws SQLException {
        SqlText query = new SqlText("SELECT position, id FROM audit_trail.audit_entry WHERE true").add(range)
                .add(" ORDER BY position, id OFFSET " + (EntryPages.MAX_SCANNED - 1) + " LIMIT 1");
        try (PreparedStatement statement = query.prepare(connection); ResultSet last = statement.executeQuery()) {
            return last.next() ? Optional.of(new ExportPlace(last.getLong(1), last.getObject(2, UUID.class))) : Optional.empty();
        }
    }
}
