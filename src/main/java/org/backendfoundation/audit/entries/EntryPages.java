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
 * Reads one page along an index, by where the page before it ended, so that every page costs the same. Where entries must be passed by on the way,
 * the way is bounded: after {@link #LONGEST_WAY} entries the page ends, however short it is, and its cursor goes on from there.
 *
 * @param from empty for the newest
 */
public record EntryPages(EntryFilter filter, int limit, Optional<EntryCursor> from) {

    public static final int LONGEST_WAY = 50_000;

    EntryPage read(Connection connection) throws SQLException {
        Optional<EntryCursor> end = filter.isSearching() ? end(connection) : Optional.empty();
        // one more than wanted shows whether there is more
        List<AuditEntry> rows = rows(connection, end);
        boolean hasMore = rows.size() > limit;
        List<AuditEntry> items = hasMore ? new ArrayList<>(rows.subList(0, limit)) : rows;
        Optional<EntryCursor> onward = hasMore ? Optional.of(EntryCursor.of(side(), items.get(limit - 1))) : end.map(last -> last.at(side()));
        return page(items, onward.map(this::cursor), from.map(EntryCursor::back).map(this::cursor));
    }

    private EntryPage page(List<AuditEntry> items, Optional<String> onward, Optional<String> back) {
        if (!isNewer()) {
            return new EntryPage(items, onward, back);
        }
        Collections.reverse(items);
        return new EntryPage(items, back, onward);
    }

    private String cursor(EntryCursor place) {
        return place.encode(filter.scope());
    }

    private List<AuditEntry> rows(Connection connection, Optional<EntryCursor> end) throws SQLException {
        SqlText query = new SqlText("SELECT " + AuditEntry.COLUMNS + " FROM audit_trail.audit_entry WHERE true").add(filter.all()).add(way());
        end.ifPresent(last -> query.add(last.condition()));
        List<AuditEntry> rows = new ArrayList<>();
        try (PreparedStatement statement = query.add(order()).add(" LIMIT " + (limit + 1)).prepare(connection); ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(AuditEntry.of(found));
            }
        }
        return rows;
    }

    /** The last entry to look at, empty if all may be. */
    private Optional<EntryCursor> end(Connection connection) throws SQLException {
        SqlText query = new SqlText("SELECT timestamp, id FROM audit_trail.audit_entry WHERE true").add(filter.bounds()).add(way()).add(order())
                .add(" OFFSET " + (LONGEST_WAY - 1) + " LIMIT 1");
        try (PreparedStatement statement = query.prepare(connection); ResultSet last = statement.executeQuery()) {
            return last.next() ? Optional.of(EntryCursor.of(isNewer() ? Side.OLDER_OR_SAME : Side.NEWER_OR_SAME, last)) : Optional.empty();
        }
    }

    private SqlText way() {
        return from.map(EntryCursor::condition).orElseGet(() -> new SqlText(""));
    }

    private String order() {
        return isNewer() ? " ORDER BY timestamp, id" : " ORDER BY timestamp DESC, id DESC";
    }

    private Side side() {
        return isNewer() ? Side.NEWER : Side.OLDER;
    }

    private boolean isNewer() {
        return from.map(EntryCursor::side).filter(Side::isNewer).isPresent();
    }
}
