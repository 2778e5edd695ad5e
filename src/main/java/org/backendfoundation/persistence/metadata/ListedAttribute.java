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
import org.backendfoundation.rest.deprecation.Deprecation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalar.Order;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;

/**
 * What lists name: an attribute of the entity, or by a path one of an object that is embedded in it.
 *
 * @param around    the embedded objects, the outermost first; empty where the entity itself has the attribute
 * @param attribute that is compared and sorted by
 */
public record ListedAttribute(List<EntityAttribute> around, EntityAttribute attribute) {

    private static final JsonScalar PLAIN_TEXT = JsonScalars.of(String.class).orElseThrow();

    static ListedAttribute of(EntityAttribute attribute) {
        return new ListedAttribute(List.of(), attribute);
    }

    /** The same, seen from what embeds the object that has it. */
    ListedAttribute within(EntityAttribute outer) {
        return new ListedAttribute(Stream.concat(Stream.of(outer), around.stream()).toList(), attribute);
    }

    /** In query parameters. */
    public String name() {
        return along().map(EntityAttribute::name).collect(Collectors.joining("."));
    }

    /** Its name in queries, or its path. */
    public String javaName() {
        return along().map(EntityAttribute::javaName).collect(Collectors.joining("."));
    }

    private Stream<EntityAttribute> along() {
        return Stream.concat(around.stream(), Stream.of(attribute));
    }

    public Optional<Deprecation> deprecation() {
        return attribute.deprecation().or(() -> around.stream().flatMap(outer -> outer.deprecation().stream()).findFirst());
    }

    /** What a query compares and sorts. Of a reference it is the column itself: a join would leave out what refers to a deleted row. */
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
                && (around.isEmpty() || !(attribute.format() instanceof ReferencesFormat));
    }

    boolean isSortable() {
        return isFilterable() && !attribute.column().hasOwnConverter() && scalar().order() != Order.NONE;
    }

    public boolean hasRanges() {
        return isFilterable() && !attribute.column().hasOwnConverter() && scalar().order() == Order.RANGED;
    }

    /** Whether callers see it and its column holds the text itself: of what nobody sees, the beginning would tell it letter by letter. */
    public boolean isReadableText() {
        return along().allMatch(EntityAttribute::isReadable) && isSortable() && scalar().equals(PLAIN_TEXT);
    }

    /** What is in an embedded object has no value where the object is null. */
    public boolean isNullable() {
        return attribute.column() != null && attribute.column().isNullable() && (!around.isEmpty() || !attribute.isNeverNull())
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
