package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A value without fields. */
final class ScalarFormat extends ValueFormat {

    private final Class<?> type;
    private final JsonScalar scalar;

    ScalarFormat(Class<?> type, JsonScalar scalar) {
        this.type = type;
        this.scalar = scalar;
    }

    Class<?> type() {
        return type;
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        try {
            return scalar.read(value);
        } catch (JsonScalars.Mismatch mismatch) {
            violations.add(mismatch.at(at));
            return null;
        }
    }

    /** The same time in another zone, or of another class, is the same. */
    @Override
    boolean isSame(Object one, Object other) {
        if (one instanceof OffsetDateTime time && other instanceof OffsetDateTime second) {
            return time.isEqual(second);
        }
        if (one instanceof ZonedDateTime time && other instanceof ZonedDateTime second) {
            return time.isEqual(second);
        }
        // the database gives a Timestamp where the attribute is a Date, and neither equals the other
        return one instanceof Date time && other instanceof Date second && one.getClass() != other.getClass()
                ? time.getTime() == second.getTime() : super.isSame(one, other);
    }

    @Override
    void write(Object value, JsonGenerator out) {
        scalar.write(out, value);
    }

    @Override
    Schema schema(Described described) {
        return JsonSchema.of(type, scalar);
    }

    @Override
    Optional<JsonScalar> scalar() {
        return Optional.of(scalar);
    }
}
