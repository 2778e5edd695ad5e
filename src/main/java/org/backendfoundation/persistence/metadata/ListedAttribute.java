package org.backendfoundation.persistence.metadata;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalar.Order;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;

/**
 * What lists name: an attribute of the entity, or by a path one of an object that is embedded in it, or of the row behind a reference.
 *
 * @param reference the way to that row; empty where the entity's own row has the attribute
 * @param around    the embedded objects, the outermost first; empty where the row itself has the attribute
 * @param attribute that is compared and sorted by
 */
public record ListedAttribute(Optional<ListedAttribute> reference, List<EntityAttribute> around, EntityAttribute attribute) {

    private static final JsonScalar PLAIN_TEXT = JsonScalars.of(String.class).orElseThrow();

    static ListedAttribute of(EntityAttribute attribute) {
        return new ListedAttribute(Optional.empty(), List.of(), attribute);
    }

    /**
     * Finds what lists name by a path.
     *
     * @param path the name of an attribute, {@code address.city} for one of an embedded object, or {@code customer.name} for one of the row
     *             behind the reference {@code customer_id}
     */
    static Optional<ListedAttribute> find(ObjectFormat format, String path) {
        int dot = path.indexOf('.');
        return format.attribute(path).filter(found -> !found.isHidden()).map(ListedAttribute::of)
                .or(() -> dot < 0 ? Optional.empty() : beyond(format, path.substring(0, dot), path.substring(dot + 1)));
    }

    private static Optional<ListedAttribute> beyond(ObjectFormat format, String name, String path) {
        Optional<EntityAttribute> same = format.attribute(name).filter(EntityAttribute::isShown);
        return same.isPresent() ? same.filter(EntityAttribute::isEmbedded).flatMap(outer -> inside(outer, path))
                : format.attribute(name + Property.ID_SUFFIX).filter(reference -> !reference.isHidden())
                        .flatMap(reference -> behind(reference, path));
    }

    private static Optional<ListedAttribute> inside(EntityAttribute outer, String path) {
        return outer.format() instanceof ObjectFormat object ? find(object, path).map(inner -> inner.within(outer)) : Optional.empty();
    }

    private static Optional<ListedAttribute> behind(EntityAttribute attribute, String path) {
        return attribute.format() instanceof ReferenceFormat reference
                ? find(reference.target(), path).map(found -> found.through(of(attribute))) : Optional.empty();
    }

    /** The same, seen from what embeds the object that has it. */
    private ListedAttribute within(EntityAttribute outer) {
        return reference.isPresent() ? new ListedAttribute(reference.map(way -> way.within(outer)), around, attribute)
                : new ListedAttribute(reference, Stream.concat(Stream.of(outer), around.stream()).toList(), attribute);
    }

    /** The same, seen from a row that refers to the one that has it. */
    private ListedAttribute through(ListedAttribute first) {
        return new ListedAttribute(Optional.of(reference.map(way -> way.through(first)).orElse(first)), around, attribute);
    }

    /** The same, seen from the row behind the reference. */
    public ListedAttribute target() {
        return new ListedAttribute(Optional.empty(), around, attribute);
    }

    /** The type of the row behind the reference. */
    public Optional<Class<?>> targetType() {
        return reference.map(way -> ((ReferenceFormat) way.attribute.format()).target().type());
    }

    /** In query parameters. */
    public String name() {
        return Stream.concat(reference.stream().map(way -> ReferenceFormat.embeddedName(way.name())), along().map(EntityAttribute::name))
                .collect(Collectors.joining("."));
    }

    /** Its name in queries, or its path. */
    public String javaName() {
        return Stream.concat(reference.stream().map(ListedAttribute::javaName), along().map(EntityAttribute::javaName))
                .collect(Collectors.joining("."));
    }

    private Stream<EntityAttribute> along() {
        return Stream.concat(around.stream(), Stream.of(attribute));
    }

    public Optional<Deprecation> deprecation() {
        return attribute.deprecation().or(() -> around.stream().flatMap(outer -> outer.deprecation().stream()).findFirst())
                .or(() -> reference.flatMap(ListedAttribute::deprecation));
    }

    /**
     * What a query compares and sorts, of the row that has it. Of a reference it is the column itself: a join would leave out what refers to
     * a deleted row.
     */
    public Expression<?> column(CriteriaBuilder builder, Root<?> row) {
        if (attribute.format() instanceof ReferencesFormat) {
            return row.join(attribute.javaName()).get(ObjectFormat.ID);
        }
        return attribute.format() instanceof ReferenceFormat ? attribute.column().reference((JpaCriteriaBuilder) builder, row) : path(row);
    }

    private Path<?> path(Root<?> row) {
        Path<?> path = row;
        for (EntityAttribute next : along().toList()) {
            path = path.get(next.javaName());
        }
        return path;
    }

    boolean isFilterable() {
        return attribute.column() != null && attribute.format().scalar().isPresent()
                && (reference.isEmpty() && around.isEmpty() || !(attribute.format() instanceof ReferencesFormat));
    }

    /** No index has rows in the order of what other rows have. */
    boolean isSortable() {
        return reference.isEmpty() && isOrdered();
    }

    private boolean isOrdered() {
        return isFilterable() && !attribute.column().hasOwnConverter() && scalar().order() != Order.NONE;
    }

    public boolean hasRanges() {
        return isFilterable() && !attribute.column().hasOwnConverter() && scalar().order() == Order.RANGED;
    }

    /** Whether callers see it and its column holds the text itself: of what nobody sees, the beginning would tell it letter by letter. */
    public boolean isReadableText() {
        return isReadable() && isOrdered() && scalar().equals(PLAIN_TEXT);
    }

    /** Whether answers show it, and the reference that leads to it. */
    boolean isReadable() {
        return along().allMatch(EntityAttribute::isReadable) && reference.stream().allMatch(ListedAttribute::isReadable);
    }

    boolean isConfidential() {
        return along().anyMatch(EntityAttribute::isConfidential);
    }

    /** What is in an embedded object, or behind a reference, has no value where there is none. */
    public boolean isNullable() {
        return reference.isPresent()
                || attribute.column() != null && attribute.column().isNullable() && (!around.isEmpty() || !attribute.isNeverNull())
                        && !name().equals(ObjectFormat.ID);
    }

    /** Of what filters compare, or of each element of a collection of references. */
    public Class<?> valueType() {
        return attribute.format() instanceof ScalarFormat scalar ? scalar.type() : UUID.class;
    }

    public JsonScalar scalar() {
        return attribute.format().scalar().orElseThrow();
    }

    public Schema parameterSchema() {
        return attribute.parameterSchema();
    }
}
