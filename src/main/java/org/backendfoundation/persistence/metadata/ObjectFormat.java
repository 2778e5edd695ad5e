package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.backendfoundation.rest.validation.ConstraintPointers;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** An entity, an embeddable or an owned part: an object with attributes. */
final class ObjectFormat extends ValueFormat {

    /** The attribute by which an entity is known. */
    static final String ID = "id";

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Class<?> type;
    private final Map<String, EntityAttribute> attributes = new LinkedHashMap<>();
    /** Asked for each row that is written; null before. */
    private volatile Boolean isNarrowed;

    ObjectFormat(Class<?> type) {
        this.type = type;
    }

    /** Added after the construction, because an entity may own parts of its own kind. */
    void add(EntityAttribute attribute) {
        attributes.put(attribute.name(), attribute);
    }

    Class<?> type() {
        return type;
    }

    Collection<EntityAttribute> attributes() {
        return attributes.values();
    }

    Optional<EntityAttribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    Optional<EntityAttribute> byJavaName(String name) {
        return attributes.values().stream().filter(attribute -> attribute.javaName().equals(name)).findFirst();
    }

    @Override
    ParsedObject parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        Map<EntityAttribute, Object> parsed = new HashMap<>();
        if (!(value instanceof JsonObject object)) {
            violations.add(new Violation(at, "type", JsonScalars.wrongKind("an object", value).getMessage()));
            return new ParsedObject(parsed);
        }
        object.forEach((name, given) -> {
            EntityAttribute attribute = attributes.get(name);
            String place = at + "/" + JsonNames.escape(name);
            if (attribute == null || !attribute.isShown()) {
                violations.add(new Violation(place, "unknown", unknown(name)));
            } else {
                parsed.put(attribute, attribute.parse(given, mode, place, violations));
            }
        });
        return new ParsedObject(parsed);
    }

    private String unknown(String name) {
        boolean isExpansion = attribute(name + Property.ID_SUFFIX).filter(EntityAttribute::isShown)
                .filter(reference -> reference.format() instanceof ReferenceFormat).isPresent();
        return isExpansion ? "This is the row behind " + name + Property.ID_SUFFIX + ", which only answers have; leave it out."
                : "There is no such field; check its spelling or leave it out.";
    }

    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        Object target = current == null ? create() : current;
        change(target, (ParsedObject) parsed, change, at);
        return target;
    }

    /** A path of Bean Validation as a JSON Pointer into this object; empty if it leads to what its roles keep from the caller. */
    Optional<String> pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        ValueFormat at = this;
        for (Path.Node node : path) {
            pointer.append(ConstraintPointers.index(node));
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                Optional<EntityAttribute> attribute = at instanceof ObjectFormat object ? object.byJavaName(node.getName())
                        : Optional.empty();
                if (attribute.filter(EntityAttribute::isHidden).isPresent()) {
                    return Optional.empty();
                }
                pointer.append('/').append(attribute.map(EntityAttribute::name).orElseGet(() -> JsonNames.snakeCase(node.getName())));
                at = attribute.map(EntityAttribute::format).map(ValueFormat::inner).orElse(null);
            }
        }
        return Optional.of(pointer.toString());
    }

    void change(Object target, ParsedObject parsed, BodyChange change, String at) {
        attributes.values().forEach(attribute -> attribute.change(target, parsed, change, at));
    }

    /** Where in an object, in the names of its class, is what tables of their own hold. */
    List<String> collections() {
        List<String> paths = new ArrayList<>();
        addCollections("", new HashSet<>(Set.of(this)), paths);
        return List.copyOf(paths);
    }

    /** @param above the formats on the way here: an entity may own parts of its own kind */
    private void addCollections(String at, Set<ObjectFormat> above, List<String> paths) {
        attributes.values().stream().filter(EntityAttribute::isReadable).forEach(attribute -> {
            String path = at + attribute.javaName();
            if (attribute.format().isCollection()) {
                paths.add(path);
            }
            if (attribute.format().inner() instanceof ObjectFormat object && above.add(object)) {
                object.addCollections(path + ".", above, paths);
            }
        });
    }

    /** Whether some callers know less of it than others. */
    boolean hasRoles() {
        return isAny(EntityAttribute::hasReaders, new HashSet<>(Set.of(this)));
    }

    /** Whether callers do not know something of it. */
    boolean isNarrowed() {
        if (isNarrowed == null) {
            isNarrowed = isAny(EntityAttribute::isHidden, new HashSet<>(Set.of(this)));
        }
        return isNarrowed;
    }

    /** Whether callers may not change something of it that others may. */
    boolean isGuarded() {
        return isAny(EntityAttribute::isGuarded, new HashSet<>(Set.of(this)));
    }

    private boolean isAny(Predicate<EntityAttribute> rule, Set<ObjectFormat> above) {
        return attributes.values().stream().anyMatch(attribute -> rule.test(attribute)
                || attribute.format().inner() instanceof ObjectFormat object && above.add(object) && object.isAny(rule, above));
    }

    @Override
    JsonValue known(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder known = JSON.createObjectBuilder();
        object.forEach((name, one) -> attribute(name).filter(EntityAttribute::isReadable)
                .ifPresent(attribute -> known.add(name, one == JsonValue.NULL ? one : attribute.format().known(one))));
        return known.build();
    }

    /** What is wrong with what attributes say of their end, by their places: {@code address.fax}. */
    Map<String, String> deprecationFaults() {
        Map<String, String> faults = new LinkedHashMap<>();
        addDeprecationFaults("", new HashSet<>(Set.of(this)), faults);
        return faults;
    }

    private void addDeprecationFaults(String at, Set<ObjectFormat> above, Map<String, String> faults) {
        attributes.values().forEach(attribute -> {
            attribute.deprecationFault().ifPresent(fault -> faults.put(at + attribute.name(), fault));
            if (attribute.format().inner() instanceof ObjectFormat object && above.add(object)) {
                object.addDeprecationFaults(at + attribute.name() + ".", above, faults);
            }
        });
    }

    Object id(Object entity) {
        return attributes.get(ID).get(entity);
    }

    boolean isAbstract() {
        return Modifier.isAbstract(type.getModifiers());
    }

    /** A new object with the same values, also of what nobody is shown. */
    Object copy(Object original) {
        Object copy = create();
        attributes.values().forEach(attribute -> attribute.copy(original, copy));
        return copy;
    }

    Object create() {
        try {
            Constructor<?> empty = type.getDeclaredConstructor();
            empty.setAccessible(true);
            return empty.newInstance();
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", failure.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The provider needs a constructor without parameters, too", impossible);
        }
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        return current != null && parsed instanceof ParsedObject object && attributes.values().stream()
                .allMatch(attribute -> attribute.matches(current, object, isWhole));
    }

    @Override
    void write(Object value, JsonGenerator out) {
        write(value, out, Embedding.NONE);
    }

    @Override
    void write(Object value, JsonGenerator out, Embedding embedding) {
        write(value, out, embedding, attributes.values());
    }

    /** @param shown those of the attributes that are written */
    void write(Object value, JsonGenerator out, Embedding embedding, Collection<EntityAttribute> shown) {
        out.writeStartObject();
        shown.forEach(attribute -> attribute.write(value, out, embedding.behind(attribute)));
        out.writeEnd();
    }

    /** What tells this object, there, from others. */
    private record SchemaKey(ObjectFormat format, View view, boolean isValidated, boolean isNullable) {
    }

    @Override
    Schema schema(Described described) {
        String suffix = described.view().suffix();
        return described.names().refer(new SchemaKey(this, described.view(), described.isValidated(), described.isNullable()),
                type.getSimpleName() + suffix, described.place() + suffix, () -> unnamed(described));
    }

    /** An answer may get further fields; a body is refused for a field that is unknown. */
    Schema unnamed(Described described) {
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        for (EntityAttribute attribute : attributes.values()) {
            AttributeSchema inner = attribute.schema();
            if (inner.isIn(described.view())) {
                schema.addProperty(attribute.name(), inner.of(described, type));
                if (inner.isRequired(described)) {
                    schema.addRequired(attribute.name());
                }
            }
        }
        if (described.view() != View.ANSWER) {
            schema.additionalPropertiesBoolean(false);
        }
        return described.isNullable() ? SchemaTypes.orNull(schema) : schema;
    }
}
