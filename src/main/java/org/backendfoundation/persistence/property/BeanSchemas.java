package org.backendfoundation.persistence.property;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonFields;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.ConstraintSchemas;
import org.backendfoundation.rest.openapi.ConstraintSchemas.Place;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes records and beans that are one value, as one column holds them: an answer has what JSON-B writes of them, and a body what they
 * are bound from. Each has a name, so that one may have others of its own kind in it.
 */
public final class BeanSchemas {

    /** Where a value stands. */
    public enum Form {
        ANSWER(""),
        /** Taken as a whole. */
        BODY("Input"),
        /** Merged into what is there: null removes a field. */
        PATCH("Patch");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * What a schema is asked for.
     *
     * @param isValidated whether constraints within the value count
     * @param isNullable  whether null may stand there
     * @param place       the name of an object there, if that of its class is another one's
     */
    public record Described(Form form, boolean isValidated, boolean isNullable, String place) {

        private Described at(Class<?> owner, String field, boolean isFieldValidated, boolean isFieldNullable) {
            return new Described(form, isValidated && isFieldValidated, isFieldNullable,
                    owner.getSimpleName() + JsonNames.pascalCase(field));
        }

        /** An array is taken as a whole, also by a patch. */
        private Described ofElement() {
            return new Described(form == Form.PATCH ? Form.BODY : form, isValidated, false, place);
        }

        private Described ofEntry() {
            return new Described(form, isValidated, form == Form.PATCH, place);
        }
    }

    private record Key(Class<?> type, Form form, boolean isValidated, boolean isNullable) {
    }

    /** By which a class or a field has a form that nobody can tell from its type. */
    private static final List<Class<? extends Annotation>> OWN_FORMS = List.of(JsonbTypeAdapter.class, JsonbTypeSerializer.class,
            JsonbDateFormat.class, JsonbNumberFormat.class);
    private static final ConstraintSchemas CONSTRAINTS = new ConstraintSchemas(List.of());

    private final NamedSchemas names;

    /** @param names where objects get their names */
    public BeanSchemas(NamedSchemas names) {
        this.names = names;
    }

    /** The caller lets null stand beside what is no reference. */
    public Schema of(Type type, Described described) {
        Class<?> raw = Generics.raw(type);
        if (raw == Optional.class) {
            return of(Generics.argument(type, 0, Object.class), described);
        }
        if (raw == Map.class) {
            Schema value = of(Generics.argument(type, 1, Object.class), described.ofEntry());
            return SchemaTypes.typed(SchemaType.OBJECT)
                    .additionalPropertiesSchema(described.ofEntry().isNullable() ? SchemaTypes.orNull(value) : value);
        }
        if (JsonSchema.kind(type) == SchemaType.ARRAY) {
            Type element = raw.isArray() ? raw.getComponentType() : Generics.argument(type, 0, Object.class);
            return SchemaTypes.typed(SchemaType.ARRAY).items(of(element, described.ofElement()));
        }
        return isObject(raw) ? object(raw, described) : JsonSchema.of(type);
    }

    private static boolean isObject(Class<?> type) {
        return !type.getName().startsWith("java.") && !JsonValue.class.isAssignableFrom(type) && JsonScalars.of(type).isEmpty();
    }

    private Schema object(Class<?> type, Described described) {
        if (described.form() == Form.ANSWER && hasOwnForm(List.of(type))) {
            return OASFactory.createSchema();
        }
        String suffix = described.form().suffix;
        boolean isValidated = described.form() != Form.ANSWER && described.isValidated();
        return names.refer(new Key(type, described.form(), isValidated, described.isNullable()), type.getSimpleName() + suffix,
                described.place() + suffix, () -> {
                    Schema schema = described.form() == Form.ANSWER ? answer(type, described) : body(type, described);
                    return described.isNullable() ? SchemaTypes.orNull(schema) : schema;
                });
    }

    private Schema answer(Class<?> type, Described described) {
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        written(type).forEach((name, field) -> {
            boolean isNullable = field.isWrittenAsNull(type);
            Schema value = hasOwnForm(field.places()) ? OASFactory.createSchema()
                    : of(field.type(), described.at(type, name, false, isNullable));
            schema.addProperty(name, isNullable ? SchemaTypes.orNull(value) : value);
            if (field.isPrimitive()) {
                schema.addRequired(name);
            }
        });
        return schema;
    }

    private Schema body(Class<?> type, Described described) {
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT).additionalPropertiesBoolean(false);
        boolean isPatch = described.form() == Form.PATCH;
        JsonFields.of(type).forEach((name, field) -> {
            List<Place> places = described.isValidated() ? places(type, name, field) : List.of();
            boolean isNotNull = places.stream().anyMatch(place -> CONSTRAINTS.isNotNull(place.element()));
            // what a patch removes of a bean gets the bean's own value
            boolean isNullable = isPatch && !type.isRecord() || !field.isPrimitive() && !isNotNull;
            boolean isValidated = places.stream().anyMatch(place -> place.element().isAnnotationPresent(Valid.class));
            Schema value = of(field.type(), described.at(type, name, isValidated, isNullable));
            CONSTRAINTS.describe(value, places);
            if (isPatch && value.getRef() == null) {
                SchemaTypes.withoutNumberOfFields(value);
            }
            schema.addProperty(name, isNullable ? SchemaTypes.orNull(value) : value);
            if (!isPatch && (field.isRequired() || type.isRecord() && isNotNull)) {
                schema.addRequired(name);
            }
        });
        return schema;
    }

    /** Where a field has constraints. */
    private static List<Place> places(Class<?> type, String name, JsonFields.Field field) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).filter(component -> name.equals(name(component)))
                    .map(component -> new Place(component.getAccessor(), component.getAnnotatedType())).toList();
        }
        return Properties.of(type).stream().filter(property -> field.setter().equals(property.setter()))
                .flatMap(property -> Constraints.places(property).stream()).toList();
    }

    /** A field that JSON-B writes, and where it has annotations. */
    private record Written(Type type, List<AnnotatedElement> places) {

        boolean isPrimitive() {
            return Generics.raw(type).isPrimitive();
        }

        boolean isWrittenAsNull(Class<?> owner) {
            return !isPrimitive() && Stream.concat(places.stream(), Stream.of(owner)).anyMatch(place -> place
                    .isAnnotationPresent(JsonbNillable.class) || isNillable(place.getAnnotation(JsonbProperty.class)));
        }

        @SuppressWarnings("deprecation") // JSON-B heeds it beside the annotation that took its place
        private static boolean isNillable(JsonbProperty property) {
            return property != null && property.nillable();
        }
    }

    private static Map<String, Written> written(Class<?> type) {
        Map<String, Written> written = new LinkedHashMap<>();
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAccessor().isAnnotationPresent(JsonbTransient.class))
                    .forEach(component -> written.put(name(component),
                            new Written(Generics.resolve(component.getGenericType(), type), List.of(component.getAccessor()))));
            return written;
        }
        Properties.of(type).stream().filter(BeanSchemas::isWritten).forEach(property -> {
            List<AnnotatedElement> places = Stream.<AnnotatedElement>of(property.getter(), property.field()).filter(place -> place != null)
                    .toList();
            written.put(JsonFields.name(places, property.beanName()), new Written(property.type(), places));
        });
        return written;
    }

    private static boolean isWritten(Property property) {
        boolean isPublicField = property.getter() == null && property.field() != null && Modifier.isPublic(property.field().getModifiers())
                && !property.field().isAnnotationPresent(JsonbTransient.class);
        return property.isReadable() || isPublicField;
    }

    private static String name(RecordComponent component) {
        return JsonFields.name(component.getAccessor(), component.getName());
    }

    private static boolean hasOwnForm(Collection<? extends AnnotatedElement> places) {
        return places.stream().anyMatch(place -> OWN_FORMS.stream().anyMatch(place::isAnnotationPresent));
    }
}
