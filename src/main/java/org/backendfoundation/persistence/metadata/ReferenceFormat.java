package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A reference to one other entity: its id. */
final class ReferenceFormat extends ValueFormat {

    private static final ScalarFormat ID = new ScalarFormat(UUID.class, JsonScalars.of(UUID.class).orElseThrow());

    /** What a reference has in JSON behind the attribute's name. */
    static final String ID_SUFFIX = "_id";

    private final ObjectFormat target;

    ReferenceFormat(ObjectFormat target) {
        this.target = target;
    }

    /** What stands beside the id where an answer embeds the row. */
    static String embeddedName(String name) {
        return name.substring(0, name.length() - ID_SUFFIX.length());
    }

    ObjectFormat target() {
        return target;
    }

    static ScalarFormat id() {
        return ID;
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        return ID.parse(value, mode, at, violations);
    }

    /** Asks for the row only where the reference changes: what refers to a deleted row may be changed otherwise. */
    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        return change.reference(target.type(), (UUID) parsed, at);
    }

    @Override
    void write(Object value, JsonGenerator out) {
        ID.write(value, out);
    }

    @Override
    Schema schema(View view) {
        return ID.schema(view);
    }

    @Override
    Optional<JsonScalar> scalar() {
        return ID.scalar();
    }
}
