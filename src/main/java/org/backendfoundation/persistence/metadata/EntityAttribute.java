package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.mapping.StoredColumn;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.ValueFormat.Described;
import org.backendfoundation.persistence.metadata.ValueFormat.View;
import org.backendfoundation.persistence.property.AttributeRights;
import org.backendfoundation.persistence.property.Constraints;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.deprecation.DeprecatedApi;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.backendfoundation.role.AttributeRoles;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** One attribute of an entity, an embeddable or an owned part: what it is called in JSON, and what may be done with it. */
public final class EntityAttribute {

    private static final String READ_ONLY = "read_only";
    private static final String ROLES = "roles";
    private static final String SET_BY_APPLICATION = "Is set by the application; leave it out.";

    private final String name;
    private final Property property;
    private final ValueFormat format;
    private final StoredColumn column;
    private final Object initial;
    /** Asked for each row that is read or written, and annotations and columns are slow to find; so are the next three. */
    private final boolean isReadable;
    private final boolean hasSetter;
    private final boolean isWrittenOnce;
    private final boolean isWrittenAsNull;
    private final AttributeRights rights;
    private final Optional<Deprecation> deprecation;

    /**
     * @param column where its value is stored; null where a getter makes it
     * @param fresh  a new object that has it; null if there is none, because its class is abstract
     * @param rights of the callers to whom it is shown so
     */
    EntityAttribute(String name, Property property, ValueFormat format, StoredColumn column, Object fresh, AttributeRights rights) {
        this.name = name;
        this.property = property;
        this.format = format;
        this.column = column;
        this.initial = fresh == null ? null : get(fresh);
        this.rights = rights;
        this.isReadable = property.isReadable() && rights.isReadable();
        this.hasSetter = property.isWritable() && (column == null || !column.isReadOnly());
        this.isWrittenOnce = column != null && column.isWrittenOnce();
        this.isWrittenAsNull = property.has(JsonbNillable.class);
        this.deprecation = property.annotation(DeprecatedApi.class).flatMap(Deprecation::of);
    }

    /** Whether the entity's own row has what this embedded object has. */
    boolean isEmbedded() {
        return column != null && column.isEmbedded();
    }

    /** In JSON and in query parameters. */
    public String name() {
        return name;
    }

    ValueFormat format() {
        return format;
    }

    boolean isReadable() {
        return isReadable;
    }

    boolean isConfidential() {
        return property.isConfidential();
    }

    /** Whether its roles keep it from callers, to whom it does not exist. */
    boolean isHidden() {
        return !rights.isReadable();
    }

    /** Whether only some roles read it. */
    boolean hasReaders() {
        return property.annotation(AttributeRoles.class).filter(declared -> declared.read().length > 0).isPresent();
    }

    /** In a new object, or in one that is there. */
    boolean isWritable(boolean isNew) {
        return hasSetter && (isNew ? rights.isCreatable() : rights.isUpdatable());
    }

    /** Whether callers know it at all. */
    boolean isShown() {
        return !isHidden() && (isReadable() || hasSetter);
    }

    boolean isNeverNull() {
        return isPrimitive() || Constraints.isNotNull(property) || isStoredNotNull();
    }

    boolean isPrimitive() {
        return property.type() instanceof Class<?> plain && plain.isPrimitive();
    }

    boolean isStoredNotNull() {
        return column != null && !column.isNullable();
    }

    /** Whether a body may set it where it makes the object, and not where it changes it. */
    boolean isWrittenOnce() {
        return isWrittenOnce;
    }

    /** Whether answers have it also where it has no value. */
    boolean isWrittenAsNull() {
        return isWrittenAsNull;
    }

    Object get(Object owner) {
        return column == null ? property.get(owner) : column.value(property, owner);
    }

    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        if (mode == Mode.CREATE && !isWritable(true)) {
            violations.add(refusal(at, true));
            return null;
        }
        if (value.getValueType() != ValueType.NULL) {
            return format.parse(value, mode, at, violations);
        }
        if (hasSetter && property.takesPrimitive()) {
            violations.add(new Violation(at, "required", "Must be given and not be null."));
        }
        return null;
    }

    private Violation refusal(String at, boolean isNew) {
        return hasSetter
                ? new Violation(at, ROLES, "Needs " + AttributeRights.writers(property, isNew) + " to be written; leave it out.")
                : new Violation(at, READ_ONLY, SET_BY_APPLICATION);
    }

    void change(Object owner, ParsedObject parsed, BodyChange change, String at) {
        String place = at + "/" + name;
        boolean isWritable = isWritable(change.isCreating()) && (change.isCreating() || !isWrittenOnce);
        if (parsed.names(this)) {
            if (isWritable) {
                set(owner, parsed.value(this), change, place);
            } else {
                refuseDifference(owner, parsed.value(this), change, place);
            }
        } else if (change.isReplacing() && isWritable && isReadable()) {
            // what cannot be null gets what a new object has
            set(owner, property.takesPrimitive() ? initial : null, change, place);
        }
    }

    private void set(Object owner, Object given, BodyChange change, String place) {
        Object current = get(owner);
        if (given == null && current != null && format instanceof ObjectFormat object && object.isGuarded()) {
            empty(object, current, change, place);
            return;
        }
        Object value = given == null && current != null ? format.parsedNull() : given;
        if (value == null ? current == null : format.matches(current, value, !change.isMerging())) {
            return;
        }
        if (value == null && property.takesPrimitive()) {
            return;
        }
        Object next = value == null ? null : format.apply(owner, current, value, change, place);
        if (next != current && !format.isSame(current, next)) {
            property.set(owner, next);
            change.markChanged();
        }
    }

    /** Of an embedded object that goes, what the caller may not write stays. */
    private static void empty(ObjectFormat object, Object current, BodyChange change, String place) {
        BodyChange replacement = change.ofPart(false);
        object.change(current, ParsedObject.EMPTY, replacement, place);
        if (replacement.isChanged()) {
            change.markChanged();
        }
    }

    /** Whether its roles keep callers from changing it. */
    boolean isGuarded() {
        return hasSetter && !rights.isUpdatable();
    }

    private void refuseDifference(Object owner, Object value, BodyChange change, String place) {
        Object current = get(owner);
        if (column != null && column.isVersion() && value instanceof Long sent && current instanceof Long known && sent < known) {
            throw change.stale(sent, known);
        }
        if (value == null ? current != null : !format.matches(current, value, false)) {
            boolean isWrittenBefore = !change.isCreating() && isWrittenOnce;
            change.add(isWrittenBefore ? new Violation(place, READ_ONLY, SET_BY_APPLICATION)
                    : refusal(place, change.isCreating()));
        }
    }

    void copy(Object from, Object to) {
        property.copy(from, to);
    }

    boolean matches(Object owner, ParsedObject parsed, boolean isWhole) {
        Object current = get(owner);
        if (!parsed.names(this)) {
            return !isWhole || !isReadable() || !isWritable(false) || current == null || isOfHiddenAlone(current);
        }
        Object value = parsed.value(this);
        return value == null ? current == null : current != null && format.matches(current, value, isWhole);
    }

    void write(Object owner, JsonGenerator out, Embedding embedding) {
        if (!isReadable) {
            return;
        }
        Object value = get(owner);
        if (value != null && !isOfHiddenAlone(value)) {
            out.writeKey(name);
            format.write(value, out, embedding);
            embedding.write(this, value, out);
        } else if (isWrittenAsNull) {
            out.writeNull(name);
        }
    }

    /** What an object embeds is nothing to callers that know nothing in it: it would tell that there is something. */
    private boolean isOfHiddenAlone(Object value) {
        return isEmbedded() && format instanceof ObjectFormat object && object.isNarrowed()
                && object.attributes().stream().noneMatch(inner -> inner.isReadable() && inner.get(value) != null);
    }

    public Optional<Deprecation> deprecation() {
        return deprecation;
    }

    /** What is wrong with what it says of its end. */
    Optional<String> deprecationFault() {
        return property.annotation(DeprecatedApi.class).flatMap(Deprecation::fault);
    }

    /** What schemas say of it. */
    AttributeSchema schema() {
        return new AttributeSchema(this, property, initial);
    }

    public Schema parameterSchema() {
        return format.schema(new Described(View.INPUT, false, false, name, null));
    }

    /** Its name in queries. */
    public String javaName() {
        return property.javaName();
    }

    /** Null where a getter makes it. */
    StoredColumn column() {
        return column;
    }
}
