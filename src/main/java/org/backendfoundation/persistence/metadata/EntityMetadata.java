package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.role.AttributeRoles;

/** What the application knows of one entity type. */
public final class EntityMetadata<E> {

    private final Class<E> type;
    private final String name;
    private final ObjectFormat format;
    private final Map<Class<?>, EntityMetadata<?>> entities;
    private final Map<String, ListedAttribute> filters = new LinkedHashMap<>();
    private final Map<String, ListedAttribute> sorts = new LinkedHashMap<>();
    private final String table;
    private final List<String> collections;
    private final List<String> expansions;
    private final List<String> fields;
    private final boolean small;
    private final boolean hasRoles;
    private final List<String> searched;
    private final Map<String, Children> children = new LinkedHashMap<>();

    /**
     * Rows that refer to one of these.
     *
     * @param reference their attribute, in the name of their class
     */
    public record Children(Class<?> type, String reference) {
    }

    /**
     * @param table    as SQL names it
     * @param entities all that the same callers know, once they are read
     */
    EntityMetadata(Class<E> type, String name, String table, ObjectFormat format, Listed listed,
            Map<Class<?>, EntityMetadata<?>> entities) {
        this.entities = entities;
        this.table = table;
        this.type = type;
        this.name = name;
        this.format = format;
        this.hasRoles = format.hasRoles();
        this.collections = format.collections();
        this.fields = format.attributes().stream().filter(EntityAttribute::isReadable).map(EntityAttribute::name).toList();
        this.searched = listed == null ? List.of() : List.of(listed.contains());
        this.small = listed != null && listed.small();
        this.expansions = listed == null ? List.of()
                : Stream.of(listed.expand()).filter(path -> Embedding.attributes(format, path).size() == Embedding.names(path).size())
                        .toList();
        if (listed != null) {
            List.of(listed.filters())
                    .forEach(filter -> ListedAttribute.find(format, filter).ifPresent(found -> filters.put(filter, found)));
            List.of(listed.sorts()).forEach(sort -> ListedAttribute.find(format, sort).ifPresent(found -> sorts.put(sort, found)));
        }
    }

    /** @throws IllegalStateException if the type is no entity of the application */
    public static <E> EntityMetadata<E> of(Class<E> type) {
        return MetadataRegistry.of(type);
    }

    /**
     * The same as the present caller knows it: without the attributes that their {@link AttributeRoles} keep from it, at any depth and behind
     * each reference.
     */
    public static <E> EntityMetadata<E> forCaller(Class<E> type) {
        return of(type, RequestContext.current().caller());
    }

    /** The same as a caller knows it. */
    public static <E> EntityMetadata<E> of(Class<E> type, Caller caller) {
        return MetadataRegistry.of(type, caller::hasRole);
    }

    /** A place in an entity, as a JSON Pointer; empty if it leads to what its roles keep from these callers. */
    Optional<String> pointer(Path place) {
        return format.pointer(place);
    }

    /** Whether some callers know less of a row than others. */
    public boolean hasRoles() {
        return hasRoles;
    }

    /** Whether callers do not know something of a row. */
    public boolean isNarrowed() {
        return format.isNarrowed();
    }

    /** Whether callers do not know what is at a place, whose names have slashes between them. */
    boolean hides(String place) {
        ValueFormat at = format;
        for (String wanted : place.split("/")) {
            Optional<EntityAttribute> found = at instanceof ObjectFormat object ? object.attribute(wanted) : Optional.empty();
            if (found.isEmpty() || found.get().isHidden()) {
                return found.isPresent();
            }
            at = found.get().format().inner();
        }
        return false;
    }

    /** The JSON of a row, such as it was for a caller that knew more, as these callers know it. */
    public JsonObject known(JsonObject row) {
        return format.known(row).asJsonObject();
    }

    /** Another entity, as the same callers know it. */
    public <T> EntityMetadata<T> related(Class<T> other) {
        return MetadataRegistry.of(other, entities);
    }

    public Class<E> type() {
        return type;
    }

    /** The entity's name in queries. */
    public String name() {
        return name;
    }

    /** The table with the base columns, as SQL names it. */
    public String table() {
        return table;
    }

    public EntityAttribute id() {
        return format.attribute(ObjectFormat.ID).orElseThrow();
    }

    /** Where in an entity, in the names of its class, is what tables of their own hold: {@code lines}, {@code shop.tags}. */
    public List<String> collections() {
        return collections;
    }

    /** Whether a filter finds a part of a text, too. */
    public boolean isSearched(String filter) {
        return searched.contains(filter);
    }

    /** Whether lists need no index, because there are never many rows. */
    public boolean isSmall() {
        return small;
    }

    /** The paths that {@code expand} may name. */
    public List<String> expansions() {
        return expansions;
    }

    /** What an answer embeds. */
    public Embedding embedding(Collection<String> paths) {
        return Embedding.of(format, paths);
    }

    /** The type of the rows behind each name of a path; empty for a name of what an object has in it. */
    public List<Optional<Class<?>>> embedded(String path) {
        return Embedding.attributes(format, path).stream().<Optional<Class<?>>>map(attribute -> Optional.of(attribute.format())
                .filter(ReferenceFormat.class::isInstance).map(found -> ((ReferenceFormat) found).target().type())).toList();
    }

    /** The type of the row that an attribute refers to; empty if it is no reference. */
    public Optional<Class<?>> referenced(String attribute) {
        return format.attribute(attribute).filter(found -> !found.isHidden()).map(EntityAttribute::format)
                .filter(ReferenceFormat.class::isInstance)
                .map(found -> ((ReferenceFormat) found).target().type());
    }

    void addChildren(String listed, Children found) {
        children.put(listed, found);
    }

    /** The lists of rows that refer to one of these. */
    public Map<String, Children> children() {
        return children;
    }

    /** What a table of rows has as columns. */
    public RowColumns columns() {
        return new RowColumns(format);
    }

    /** An attribute by its name in queries. */
    public ListedAttribute byJavaName(String wanted) {
        return format.byJavaName(wanted).map(ListedAttribute::of).orElseThrow();
    }

    Optional<EntityAttribute> attribute(String wanted) {
        return format.attribute(wanted);
    }

    public Optional<ListedAttribute> filter(String wanted) {
        return Optional.ofNullable(filters.get(wanted));
    }

    public Optional<ListedAttribute> sort(String wanted) {
        return Optional.ofNullable(sorts.get(wanted));
    }

    public Map<String, ListedAttribute> filters() {
        return filters;
    }

    public Map<String, ListedAttribute> sorts() {
        return sorts;
    }

    /**
     * Parses a body; needs no entity and no database.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} with all violations
     */
    public ParsedObject parse(JsonValue body, Mode mode) {
        List<Violation> violations = new ArrayList<>();
        if (mode == Mode.CREATE && format.isAbstract()) {
            violations.add(new Violation("", "abstract", "Is of several kinds; create it where one of them is served."));
        }
        ParsedObject parsed = format.parse(body, mode, "", violations);
        BodyChange.refuse(violations);
        return parsed;
    }

    public E create() {
        return type.cast(format.create());
    }

    /**
     * Sets what the body says.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} with all violations
     */
    public void change(E entity, ParsedObject parsed, BodyChange change) {
        change.visit(entity, format, "");
        if (change.isCreating()) {
            change.findReferences(List.of(parsed));
        }
        format.change(entity, parsed, change, "");
        change.refuseViolations();
    }

    public void write(Object entity, JsonGenerator out) {
        format.write(entity, out);
    }

    /** @param shown the attributes to write, see {@link #shown} */
    public void write(Object entity, JsonGenerator out, Embedding embedding, Collection<EntityAttribute> shown) {
        format.write(entity, out, embedding, shown);
    }

    /** The names of what answers show. */
    public List<String> fields() {
        return fields;
    }

    /**
     * The attributes that an answer shows: the id, those that are named, and those by which it leads to what it embeds.
     *
     * @param fields names; empty for all
     */
    public Collection<EntityAttribute> shown(Collection<String> fields, Collection<String> expansions) {
        if (fields.isEmpty()) {
            return format.attributes();
        }
        Set<EntityAttribute> ways = expansions.stream().map(path -> Embedding.attributes(format, path).get(0)).collect(Collectors.toSet());
        return format.attributes().stream().filter(attribute -> attribute.name().equals(ObjectFormat.ID)
                || fields.contains(attribute.name()) || ways.contains(attribute)).toList();
    }

    /** Of the attributes that these names lead to, in a filter, in {@code sort}, in {@code fields} or in {@code expand}. */
    public Map<String, Deprecation> deprecationsByName(Collection<String> names) {
        Map<String, Deprecation> found = new LinkedHashMap<>();
        names.forEach(wanted -> Stream.concat(ListedAttribute.find(format, wanted).flatMap(ListedAttribute::deprecation).stream(),
                Embedding.attributes(format, wanted).stream().flatMap(attribute -> attribute.deprecation().stream()))
                .forEach(said -> found.putIfAbsent(wanted, said)));
        return found;
    }

    /** What is wrong with what attributes say of their end, by their places. */
    public Map<String, String> deprecationFaults() {
        return format.deprecationFaults();
    }

    /** @param names where objects within the entity get their names */
    public EntitySchemas schemas(NamedSchemas names) {
        return new EntitySchemas(format, names);
    }
}
