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
import java.util.stream.Stream;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.rest.json.Timestamps;

/** Which entries the caller wants. An index answers at most one condition; PostgreSQL checks the others on each entry that it reads. */
public final class EntryFilter {

    private static final String ENTITY_TYPE = "entity_type";
    private static final String ENTITY_ID = "entity_id";
    private static final JsonProvider JSON = JsonProvider.provider();

    /** What the caller may read, from its request on. */
    private final ReadableMetadata readable = ReadableMetadata.ofCaller();
    private final Map<String, List<String>> sent = new TreeMap<>();
    private final SqlText range = new SqlText("");
    private final SqlText indexed = new SqlText("");
    private final SqlText others = new SqlText("");

    /** @param types the names that the entity may have in the trail, at least one */
    static EntryFilter ofEntity(Collection<String> types, String id) {
        EntryFilter filter = new EntryFilter();
        types.forEach(type -> filter.addSent(ENTITY_TYPE, type));
        filter.addSent(ENTITY_ID, id);
        filter.addIndexed(" AND " + anyOf(ENTITY_TYPE, types) + " AND entity_id = ?",
                Stream.concat(types.stream(), Stream.of(id)).toArray());
        return filter;
    }

    void addFrom(OffsetDateTime time) {
        addSent("from", Timestamps.format(time));
        range.add(" AND timestamp >= ?", time);
    }

    void addTo(OffsetDateTime time) {
        addSent("to", Timestamps.format(time));
        range.add(" AND timestamp < ?", time);
    }

    void addEntity(String type, String id) {
        addSent(ENTITY_TYPE, type);
        addSent(ENTITY_ID, id);
        addIndexed(" AND entity_type = ? AND entity_id = ?", type, id);
    }

    void addEntityType(String type) {
        addSent(ENTITY_TYPE, type);
        others.add(" AND entity_type = ?", type);
    }

    void addEntityId(String id) {
        addSent(ENTITY_ID, id);
        others.add(" AND entity_id = ?", id);
    }

    void addRequest(String id) {
        addSent("request_id", id);
        addIndexed(" AND request_id = ?", id);
    }

    void addTrace(String id) {
        addSent("trace_id", id);
        addIndexed(" AND trace_id = ?", id);
    }

    void addActors(Collection<UUID> ids) {
        ids.forEach(id -> addSent("actor_id", id.toString()));
        if (ids.size() == 1) {
            addIndexed(" AND actor_id = ?", ids.toArray());
        } else {
            addAnyOf("actor_id", ids);
        }
    }

    void addActions(Collection<String> actions) {
        actions.forEach(action -> addSent("action_type", action));
        addAnyOf("action_type", actions);
    }

    void addOutcomes(Collection<Outcome> outcomes) {
        outcomes.forEach(outcome -> addSent("outcome", outcome.name()));
        addAnyOf("outcome", outcomes.stream().map(Outcome::name).toList());
    }

    /** Searches the metadata for the text itself and for its form in JSON: a caller who looks for a quote means one inside a value. */
    void addText(String text) {
        addSent("text", text);
        StringBuilder quoted = new StringBuilder();
        EntryText.appendQuoted(text, quoted);
        others.add(" AND (%1$s::text ILIKE ? OR %1$s::text ILIKE ?)".formatted("(" + readable.sql() + ")"), pattern(text),
                pattern(quoted.substring(1, quoted.length() - 1)));
    }

    private static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private void addAnyOf(String column, Collection<?> values) {
        if (!values.isEmpty()) {
            others.add(" AND " + anyOf(column, values), values.toArray());
        }
    }

    private static String anyOf(String column, Collection<?> values) {
        return column + " IN (" + values.stream().map(value -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private void addIndexed(String condition, Object... values) {
        (indexed.isEmpty() ? indexed : others).add(condition, values);
    }

    private void addSent(String name, String value) {
        sent.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /** The conditions that an index answers; they bound how many entries are read. */
    SqlText indexedConditions() {
        return new SqlText("").add(range).add(indexed);
    }

    /** What a query of entries selects. */
    public String columns() {
        return AuditEntry.columns(readable);
    }

    public SqlText conditions() {
        return indexedConditions().add(others);
    }

    /** Whether some entries that the index finds do not match the other conditions. */
    boolean needsScan() {
        return !others.isEmpty();
    }

    public boolean isEmpty() {
        return sent.isEmpty();
    }

    /** The filter as text; a cursor is valid for this filter only. */
    public String scope() {
        return sent.toString();
    }

    public JsonObject toJson() {
        JsonObjectBuilder filters = JSON.createObjectBuilder();
        sent.forEach((name, values) -> filters.add(name, JSON.createArrayBuilder(values)));
        return filters.build();
    }
}
