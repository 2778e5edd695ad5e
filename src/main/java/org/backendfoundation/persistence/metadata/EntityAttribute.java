package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.ValueFormat.View;
import org.backendfoundation.persistence.property.Constraints;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalar.Order;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** One attribute of an entity, an embeddable or an owned part: what it is called in JSON, and what may be done with it. */
public final class EntityAttribute {

    private final String name;
    private final Property property;
    private final ValueFormat format;
    private final StoredColumn column;

    /** @param column where its value is stored; null where a getter makes it */
    EntityAttribute(String name, Property property, ValueFormat format, StoredColumn column) {
        this.name = name;
        this.property = property;
        this.format = format;
        this.column = column;
    }

    /** In JSON and in query parameters. */
    public String name() {
        return name;
    }

    ValueFormat format() {
        return format;
    }

    boolean isReadable() {
        return property.isReadable();
    }

    boolean isWritable() {
        return property.isWritable() && (column == null || !column.isReadOnly());
    }

    /** Whether callers know it at all. */
    boolean isShown() {
        return isReadable() || isWritable();
    }

    boolean isNeverNull() {
        return property.type() instanceof Class<?> plain && plain.isPrimitive() || isRefusedIfNull();
    }

    private boolean isRefusedIfNull() {
        return Constraints.isNotNull(property) || column != null && !column.isNullable();
    }

    /** Whether a body that creates must have it: a new object has no value for it. */
    boolean isRequired(ObjectFormat owner) {
        return isRefusedIfNull() && get(owner.create()) == null;
    }

    Object get(Object owner) {
        return column == null ? property.get(owner) : column.value(property, owner);
    }

    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        return value.getValueType() == ValueType.NULL ? null : format.parse(value, isPatch, at, violations);
    }

    /** @return whether anything changed */
    boolean change(Object owner, ParsedObject parsed, BodyChange change, String at) {
        String place = at + "/" + name;
        if (!parsed.names(this)) {
            return change.isReplacing() && isWritable() && isReadable() && setAbsent(owner);
        }
        Object value = parsed.value(this);
        if (!isWritable(change)) {
            refuseDifference(owner, value, change, place);
            return false;
        }
        if (value == null && property.setter().getParameterTypes()[0].isPrimitive()) {
            change.add(place, "required", "Must be given and not be null.");
            return false;
        }
        return set(owner, value, change, place);
    }

    private boolean isWritable(BodyChange change) {
        return isWritable() && (change.isCreating() || column == null || !column.isWrittenOnce());
    }

    private boolean set(Object owner, Object value, BodyChange change, String place) {
        Object current = get(owner);
        if (value == null ? current == null : format.matches(current, value, !change.isMerging())) {
            return false;
        }
        if (value == null && format instanceof PartsFormat) {
            return set(owner, List.of(), change, place);
        }
        if (format instanceof ObjectFormat object && current != null && value != null) {
            return object.change(current, (ParsedObject) value, change, place);
        }
        Object next = value == null ? null : format instanceof PartsFormat parts ? parts.apply(owner, current, value, change, place)
                : format.apply(current, value, change, place);
        boolean isDifferent = next != current && !format.isSame(current, next);
        if (isDifferent) {
            property.set(owner, next);
        }
        return isDifferent;
    }

    /** What a PUT leaves out has the value of a new object where it cannot be null. */
    private boolean setAbsent(Object owner) {
        Object current = get(owner);
        Object absent = property.setter().getParameterTypes()[0].isPrimitive() ? get(new ObjectFormat(property.owner()).create()) : null;
        if (Objects.equals(current, absent)) {
            return false;
        }
        if (format instanceof PartsFormat || format instanceof ReferencesFormat) {
            ((Collection<?>) current).clear();
        } else {
            property.set(owner, absent);
        }
        return true;
    }

    private void refuseDifference(Object owner, Object value, BodyChange change, String place) {
        if (change.isCreating()) {
            change.add(place, "read_only", "Is set by the application; leave it out.");
            return;
        }
        Object current = get(owner);
        if (column != null && column.isVersion() && value instanceof Long sent && current instanceof Long known && sent < known) {
            throw change.stale(sent, known);
        }
        if (value == null ? current != null : !format.matches(current, value, false)) {
            change.add(place, "read_only", "Is set by the application; leave it out.");
        }
    }

    boolean matches(Object owner, ParsedObject parsed, boolean isWhole) {
        Object current = get(owner);
        if (!parsed.names(this)) {
            return !isWhole || !isReadable() || !isWritable() || current == null;
        }
        Object value = parsed.value(this);
        return value == null ? current == null : current != null && format.matches(current, value, isWhole);
    }

    void write(Object owner, JsonGenerator out) {
        if (!isReadable()) {
            return;
        }
        Object value = get(owner);
        if (value != null) {
            out.writeKey(name);
            format.write(value, out);
        } else if (property.has(JsonbNillable.class)) {
            out.writeNull(name);
        }
    }

    Schema schema(View view) {
        Schema schema = format.schema(view);
        Constraints.describe(property, schema);
        if (view == View.ANSWER) {
            return schema.readOnly(isWritable() ? null : Boolean.TRUE);
        }
        return isRefusedIfNull() || property.setter().getParameterTypes()[0].isPrimitive() ? schema
                : format.schemaType().map(type -> SchemaTypes.nullable(schema, type)).orElse(schema);
    }

    public Schema parameterSchema() {
        return format.schema(View.INPUT);
    }

    // what lists ask

    /** The entity to which it refers; empty if it is no reference. */
    public Optional<Class<?>> target() {
        return format instanceof ReferenceFormat reference ? Optional.of(reference.target()) : Optional.empty();
    }

    /** Its name in queries. */
    public String javaName() {
        return property.javaName();
    }

    public Path<?> path(Root<?> row) {
        Path<?> path = row.get(property.javaName());
        return format instanceof ReferenceFormat ? path.get(ObjectFormat.ID) : path;
    }

    boolean isFilterable() {
        return column != null && format.scalar().isPresent();
    }

    boolean isSortable() {
        return isFilterable() && !column.hasOwnConverter() && scalar().order() != Order.NONE;
    }

    public boolean hasRanges() {
        return isFilterable() && !column.hasOwnConverter() && scalar().order() == Order.RANGED;
    }

    public boolean isNullable() {
        return column != null && column.isNullable() && !isNeverNull() && !name.equals(ObjectFormat.ID);
    }

    public JsonScalar scalar() {
        return format.scalar().orElseThrow();
    }
}
