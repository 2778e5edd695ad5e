package org.backendfoundation.audit.entries;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.audit.capture.AuditedAttributes;
import org.backendfoundation.audit.capture.AuditedAttributes.Readable;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.Operator;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;

/**
 * The metadata of entries, without the attributes that the reader's roles do not let it read. The database searches what it returns, so a
 * search finds nothing in what is left out. Of a type that the reader does not know whole, an entry has what it knows and nothing else: a
 * column that had another name once is left out, too.
 *
 * @param sql an expression in place of the column
 */
record ReadableMetadata(String sql) {

    private static final ReadableMetadata WHOLE = new ReadableMetadata("metadata");
    /** Of a list whose read was recorded: those that name no attribute. */
    private static final Set<String> PARAMETERS = Set.of(ListQueryParser.LIMIT, ListQueryParser.CURSOR, ListQueryParser.INCLUDE,
            ShownParameters.COUNT);
    /** By the roles that the reader lacks. */
    private static final Map<Set<String>, ReadableMetadata> KNOWN = new ConcurrentHashMap<>();

    /** As the present caller reads it. */
    static ReadableMetadata ofCaller() {
        Caller caller = RequestContext.current().caller();
        Set<String> lacking = MetadataRegistry.lacking(caller);
        return lacking.isEmpty() ? WHOLE : KNOWN.computeIfAbsent(lacking, any -> of(caller));
    }

    private static ReadableMetadata of(Caller caller) {
        String types = MetadataRegistry.within(Object.class).map(whole -> EntityMetadata.of(whole.type(), caller))
                .filter(ReadableMetadata::isNarrowed).sorted((one, other) -> one.name().compareTo(other.name()))
                .map(metadata -> " WHEN " + text(metadata.name()) + " THEN " + entry(metadata, caller)).collect(Collectors.joining());
        return types.isEmpty() ? WHOLE : new ReadableMetadata("CASE entity_type" + types + " ELSE metadata END");
    }

    private static boolean isNarrowed(EntityMetadata<?> metadata) {
        return metadata.isNarrowed() || !metadata.filters().keySet().equals(EntityMetadata.of(metadata.type()).filters().keySet());
    }

    private static String entry(EntityMetadata<?> metadata, Caller caller) {
        Readable changes = AuditedAttributes.readable(MetadataRegistry.descriptor(metadata.type()), caller::hasRole);
        Stream<String> parameters = Stream.concat(PARAMETERS.stream(), metadata.filters().keySet().stream()
                .flatMap(filter -> Operator.of(metadata, filter).map(operator -> operator.parameter(filter))));
        return "metadata - ARRAY['changes', 'query'] || " + member("changes", object("metadata->'changes'", changes, 0, true)) + " || "
                + member("query",
                        "(SELECT coalesce(jsonb_object_agg(q.key, q.value), '{}') FROM jsonb_each(metadata->'query') q WHERE q.key IN ("
                                + texts(parameters.toList()) + "))");
    }

    /** The object with one member, if the metadata has that. */
    private static String member(String name, String value) {
        return "CASE jsonb_typeof(metadata->" + text(name) + ") WHEN 'object' THEN jsonb_build_object(" + text(name) + ", " + value
                + ") ELSE '{}' END";
    }

    /** @param isChanges whether each member has a value before and after */
    private static String object(String json, Readable readable, int depth, boolean isChanges) {
        String member = "m" + depth;
        String inner = readable.names().entrySet().stream().filter(name -> !name.getValue().isWhole())
                .map(name -> " WHEN " + text(name.getKey()) + " THEN " + (isChanges ? sides(member + ".value", name.getValue(), depth + 1)
                        : elements(member + ".value", name.getValue(), depth + 1)))
                .collect(Collectors.joining());
        return "(SELECT coalesce(jsonb_object_agg(%1$s.key, %2$s), '{}') FROM jsonb_each(%3$s) %1$s WHERE %1$s.key IN (%4$s))".formatted(
                member, inner.isEmpty() ? member + ".value" : "CASE " + member + ".key" + inner + " ELSE " + member + ".value END", json,
                texts(readable.names().keySet()));
    }

    private static String sides(String json, Readable readable, int depth) {
        return "(SELECT coalesce(jsonb_object_agg(s%1$s.key, %2$s), '{}') FROM jsonb_each(%3$s) s%1$s)".formatted(depth,
                elements("s" + depth + ".value", readable, depth + 1), json);
    }

    /** Of an array, or of an object by ids or keys; what is masked is neither. */
    private static String elements(String json, Readable readable, int depth) {
        String element = "CASE jsonb_typeof(e%1$s.value) WHEN 'object' THEN %2$s ELSE e%1$s.value END".formatted(depth,
                object("e" + depth + ".value", readable, depth + 1, false));
        return """
                CASE jsonb_typeof(%3$s)
                  WHEN 'array' THEN (SELECT coalesce(jsonb_agg(%2$s ORDER BY e%1$s.place), '[]')
                    FROM jsonb_array_elements(%3$s) WITH ORDINALITY e%1$s (value, place))
                  WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(e%1$s.key, %2$s), '{}') FROM jsonb_each(%3$s) e%1$s)
                  ELSE %3$s END""".formatted(depth, element, json);
    }

    private static String texts(Collection<String> names) {
        return names.stream().sorted().map(ReadableMetadata::text).collect(Collectors.joining(", "));
    }

    /** A literal. Names are those of the application's classes and columns. */
    private static String text(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
