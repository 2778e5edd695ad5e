package org.backendfoundation.audit.entries;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.rest.json.Timestamps;

/** Which entries are wanted. One condition at most is answered by an index; the others are asked of each entry on the way. */
public final class EntryFilter {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Map<String, List<String>> sent = new TreeMap<>();
    private final SqlText range = new SqlText("");
    private final SqlText indexed = new SqlText("");
    private final SqlText others = new SqlText("");

    static EntryFilter ofEntity(String type, String id) {
        EntryFilter filter = new EntryFilter();
        filter.entity(type, id);
        return filter;
    }

    void from(OffsetDateTime time) {
        told("from", Timestamps.format(time));
        range.add(" AND timestamp >= ?", time);
    }

    void to(OffsetDateTime time) {
        told("to", Timestamps.format(time));
        range.add(" AND timestamp < ?", time);
    }

    void entity(String type, String id) {
        told("entity_type", type);
        told("entity_id", id);
        place(" AND entity_type = ? AND entity_id = ?", type, id);
    }

    void entityType(String type) {
        told("entity_type", type);
        others.add(" AND entity_type = ?", type);
    }

    void entityId(String id) {
        told("entity_id", id);
        others.add(" AND entity_id = ?", id);
    }

    void request(String id) {
        told("request_id", id);
        place(" AND request_id = ?", id);
    }

    void actors(Collection<UUID> ids) {
        ids.forEach(id -> told("actor_id", id.toString()));
        if (ids.size() == 1) {
            place(" AND actor_id = ?", ids.toArray());
        } else {
            anyOf("actor_id", ids);
        }
    }

    void actions(Collection<String> actions) {
        actions.forEach(action -> told("action_type", action));
        anyOf("action_type", actions);
    }

    void outcomes(Collection<Outcome> outcomes) {
        outcomes.forEach(outcome -> told("outcome", outcome.name()));
        anyOf("outcome", outcomes.stream().map(Outcome::name).toList());
    }

    /** Found as it stands in the metadata, and as JSON would write it: who looks for a quote means the one in a value. */
    void text(String text) {
        told("text", text);
        StringBuilder quoted = new StringBuilder();
        EntryText.quoted(text, quoted);
        others.add(" AND (metadata::text ILIKE ? OR metadata::text ILIKE ?)", pattern(text), pattern(quoted.substring(1, quoted.length() - 1)));
    }

    private static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private void anyOf(String column, Collection<?> values) {
        if (!values.isEmpty()) {
            String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
            others.add(" AND " + column + " IN (" + marks + ")", values.toArray());
        }
    }

    private void place(String condition, Object... values) {
        (indexed.isEmpty() ? indexed : others).add(condition, values);
    }

    private void told(String name, String value) {
        sent.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /** Of an index: what bounds the way along it. */
    SqlText bounds() {
        return new SqlText("").add(range).add(indexed);
    }

    public SqlText all() {
        return bounds().add(others);
    }

    /** Whether entries must be passed by on the way along an index. */
    boolean isSearching() {
        return !others.isEmpty();
    }

    public boolean isEmpty() {
        return sent.isEmpty();
    }

    /** What a cursor is bound to. */
    public String scope() {
        return sent.toString();
    }

    public JsonObject toJson() {
        JsonObjectBuilder filters = JSON.createObjectBuilder();
        sent.forEach((name, values) -> filters.add(name, JSON.createArrayBuilder(values)));
        return filters.build();
    }
}
