package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The JSON form of one kind of value, in both directions. */
abstract class ValueFormat {

    /** What a schema describes. */
    enum View {
        ANSWER(""),
        /** The body of a POST. */
        INPUT("Input", OnCreate.class),
        /** The body of a PUT, which may have all that an answer has. */
        REPLACEMENT("Replacement", OnUpdate.class),
        /** The body of a PATCH. */
        PATCH("Patch", OnUpdate.class),
        /** An element of an array in any of them: arrays are replaced whole, and the element may be new. */
        ELEMENT("Input");

        private final String suffix;
        private final List<Class<?>> groups;

        View(String suffix, Class<?>... groups) {
            this.suffix = suffix;
            this.groups = List.of(groups);
        }

        String suffix() {
            return suffix;
        }

        /** In which a value is validated, besides that of constraints without a group. */
        List<Class<?>> groups() {
            return groups;
        }

        View ofElement() {
            return this == ANSWER ? ANSWER : ELEMENT;
        }
    }

    /**
     * What a schema is asked for.
     *
     * @param isValidated whether constraints count there
     * @param isNullable  whether null may stand there
     * @param place       the name of an object there, if that of its class is another one's
     * @param names       where objects get their names
     */
    record Described(View view, boolean isValidated, boolean isNullable, String place, NamedSchemas names) {

        Described at(Class<?> owner, String attribute) {
            return new Described(view, isValidated, isNullable, owner.getSimpleName() + JsonNames.pascalCase(attribute), names);
        }

        Described ofElement() {
            return new Described(view.ofElement(), true, false, place, names);
        }

        /** Of a map into which a patch reaches: null removes an entry. */
        Described ofEntry() {
            return new Described(view, true, true, place, names);
        }
    }

    /**
     * Parses a value that is not null, without an entity and without a database.
     *
     * @param mode what the body means for what it does not name
     * @return what {@link #apply} takes; anything if violations were added
     */
    abstract Object parse(JsonValue value, Mode mode, String at, List<Violation> violations);

    /**
     * Makes the attribute's new value.
     *
     * @param owner   the object that has the attribute; null for an element
     * @param current the attribute's value; null if it has none
     * @param parsed  not null
     * @return the current value itself if it was changed in place, which the change has been told, or stays
     */
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        return parsed;
    }

    /** What a null stands for, as {@link #parse} would give it; null where it is the value. */
    Object parsedNull() {
        return null;
    }

    /**
     * Whether the attribute has the parsed value already.
     *
     * @param isWhole whether what an object does not name must be null
     */
    boolean matches(Object current, Object parsed, boolean isWhole) {
        return isSame(current, parsed);
    }

    boolean isSame(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal second ? number.compareTo(second) == 0
                : Objects.deepEquals(one, other);
    }

    abstract void write(Object value, JsonGenerator out);

    /** @param embedding what stands beside the references of the value */
    void write(Object value, JsonGenerator out, Embedding embedding) {
        write(value, out);
    }

    abstract Schema schema(Described described);

    /** The JSON of a value without what callers do not know of it. */
    JsonValue known(JsonValue value) {
        return value;
    }

    /** The form of what a container holds; itself where it is none. */
    ValueFormat inner() {
        return this;
    }

    /** The type of the rows that it names by their ids; null where it names none. */
    Class<?> referenceTarget() {
        return null;
    }

    /** Whether a table of its own holds what one object has of it. */
    boolean isCollection() {
        return false;
    }

    /** For what lists may be narrowed or sorted by. */
    Optional<JsonScalar> scalar() {
        return Optional.empty();
    }
}
