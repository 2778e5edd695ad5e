package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * What a table of an entity's rows has as columns: the attributes that callers read, and those of embedded objects behind a path as
 * {@code address.city}.
 */
public final class RowColumns {

    private final ObjectFormat format;

    RowColumns(ObjectFormat format) {
        this.format = format;
    }

    /** The id is the first. */
    public List<String> names() {
        return Stream.concat(Stream.of(ObjectFormat.ID), names(format).filter(column -> !column.equals(ObjectFormat.ID))).toList();
    }

    private static Stream<String> names(ObjectFormat object) {
        return object.attributes().stream().filter(EntityAttribute::isReadable)
                .flatMap(attribute -> attribute.format() instanceof ObjectFormat embedded
                        ? names(embedded).map(inner -> attribute.name() + "." + inner)
                        : Stream.of(attribute.name()));
    }

    /**
     * The JSON of a cell.
     *
     * @param text not empty; of what is not a single value its JSON
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public JsonValue cell(String column, String text) {
        ValueFormat at = format;
        for (String name : column.split("\\.")) {
            at = ((ObjectFormat) at).attribute(name).orElseThrow().format();
        }
        try {
            return at.scalar().isPresent() ? at.scalar().get().json(text) : StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonScalars.Mismatch mismatch) {
            throw refusal(column, mismatch.rule(), mismatch.getMessage());
        } catch (ProblemException malformed) {
            throw refusal(column, "format", malformed.getMessage());
        }
    }

    private static ProblemException refusal(String column, String rule, String message) {
        return InvalidRequest.because(new Violation("/" + column.replace('.', '/'), rule, message));
    }
}
