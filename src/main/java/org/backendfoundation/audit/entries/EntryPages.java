package org.backendfoundation.audit.entries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.audit.entries.EntryCursor.Side;
import org.backendfoundation.audit.trail.SqlText;

/**
 * Reads one page along an index from the end of the previous page, so that every page costs the same. Where some entries do not match the
 * filter, the number of entries read is bounded: after {@link #MAX_SCANNED} entries the page ends, however short it is, and its cursor
 * continues from there.
 *
 * @param from where the page begins; empty for the newest entry
 */
public record EntryPages(EntryFilter filter, int limit, Optional<EntryCursor> from) {

    public static final int MAX_SCANNED = 50_000;

    EntryPage read(Connection connection) throws SQLException {
        Optional<EntryCursor> lastToScan = filter.needsScan() ? lastToScan(connection) : Optional.empty();
        // reads one entry more than wanted, which shows whether there are more
        List<AuditEntry> rows = rows(connection, lastToScan);
        boolean hasMore = rows.size() > limit;
        List<AuditEntry> items = hasMore ? new ArrayList<>(rows.subList(0, limit)) : rows;
        Optional<EntryCursor> onward = hasMore ? Optional.of(EntryCursor.of(side(), items.get(limit - 1)))
                : lastToScan.map(last -> last.withSide(side()));
        return page(items, onward.map(this::cursor), from.map(EntryCursor::reversed).map(this::cursor));
    }

    private EntryPage page(List<AuditEntry> items, Optional<String> next, Optional<String> previous) {
        if (!isNewer()) {
            return new EntryPage(items, next, previous);
        }
        Collections.reverse(items);
        return new EntryPage(items, previous, next);
    }

    private String cursor(EntryCursor position) {
        return position.encode(filter.scope());
    }

    private List<AuditEntry> rows(Connection connection, Optional<EntryCursor> lastToScan) throws SQLException {
        SqlText query = new SqlText("SELECT " + filter.columns() + " FROM audit_trail.audit_entry WHERE true").add(filter.conditions())
                .add(range());
        lastToScan.ifPresent(last -> query.add(last.condition()));
        List<AuditEntry> rows = new ArrayList<>();
        try (PreparedStatement statement = query.add(orderBy()).add(" LIMIT " + (limit + 1)).prepare(connection);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(AuditEntry.of(found));
            }
        }
        return rows;
    }

    /** The last entry that this page may read; empty where the page needs no such bound. */
    private Optional<EntryCursor> lastToScan(Connection connection) throws SQLException {
        SqlText query = new SqlText("SELECT timestamp, id FROM audit_trail.audit_entry WHERE true").add(filter.indexedConditions())
                .add(range()).add(orderBy())
                .add(" OFFSET " + (MAX_SCANNED - 1) + " LIMIT 1");
        try (PreparedStatement statement = query.prepare(connection); ResultSet last = statement.executeQuery()) {
            return last.next() ? Optional.of(EntryCursor.of(isNewer() ? Side.OLDER_OR_SAME : Side.NEWER_OR_SAME, last)) : Optional.empty();
        }
    }

    private SqlText range() {
        return from.map(EntryCursor::condition).orElseGet(() -> new SqlText(""));
    }

    private String orderBy() {
        return isNewer() ? " ORDER BY timestamp, id" : " ORDER BY timestamp DESC, id DESC";
    }

    private Side side() {
        return isNewer() ? Side.NEWER : Side.OLDER;
    }

    private boolean isNewer() {
        return from.map(EntryCursor::side).filter(Side::isNewer).isPresent();
    }
}
