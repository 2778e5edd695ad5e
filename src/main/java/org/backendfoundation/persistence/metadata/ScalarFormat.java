package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** A value without fields. */
final class ScalarFormat extends ValueFormat {

    private final Class<?> type;
    private final JsonScalar scalar;

    ScalarFormat(Class<?> type, JsonScalar scalar) {
        this.type = type;
        this.scalar = scalar;
    }

    @Override
    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        try {
            return scalar.read(value);
        } catch (JsonScalars.Mismatch mismatch) {
            violations.add(new Violation(at, mismatch.rule(), mismatch.getMessage()));
            return null;
        }
    }

    /** The same time in another zone is the same. */
    @Override
    boolean isSame(Object one, Object other) {
        if (one instanceof OffsetDateTime time && other instanceof OffsetDateTime second) {
            return time.isEqual(second);
        }
        return one instanceof ZonedDateTime time && other instanceof ZonedDateTime second ? time.isEqual(second) : super.isSame(one, other);
    }

    @Override
    void write(Object value, JsonGenerator out) {
        scalar.write(out, value);
    }

    @Override
    Schema schema(View view) {
        Schema schema = SchemaTypes.typed(SchemaType.valueOf(scalar.kind().name())).format(scalar.format());
        return type.isEnum() ? schema.enumeration(JsonSchema.constants(type)) : schema;
    }

    @Override
    Optional<JsonScalar> scalar() {
        return Optional.of(scalar);
    }
}
