package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.list.RowCount;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.metadata.BodyChange;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.Embedding;
import org.backendfoundation.persistence.metadata.EntityAttribute;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ParsedObject;
import org.backendfoundation.rest.json.StrictJson;

/**
 * Converts entities to and from JSON as their metadata says. A read-only attribute (first of all those of {@link BaseEntity}) may be sent
 * back unchanged, so that a caller can change what a GET returned and PUT it.
 */
final class EntityJson<E extends BaseEntity> {

    record PageText(String text, Optional<String> next, Optional<String> previous) {
    }

    static final String COUNT = "count";
    static final String COUNT_IS_EXACT = "count_is_exact";

    private static final ShownParameters WHOLE = new ShownParameters(List.of(), List.of(), Optional.empty());
    private static final JsonGeneratorFactory GENERATORS = JsonProvider.provider().createGeneratorFactory(Map.of());

    private final Class<E> type;

    EntityJson(Class<E> type) {
        this.type = type;
    }

    /** As the caller knows it. */
    EntityMetadata<E> metadata() {
        return EntityMetadata.forCaller(type);
    }

    /** Parses a body; needs no entity and no database. */
    ParsedObject parse(byte[] body, Mode mode) {
        return metadata().parse(StrictJson.parse(body), mode);
    }

    /** A new entity of a POST. */
    E create(ParsedObject sent, BodyChange change) {
        E created = metadata().create();
        metadata().change(created, sent, change);
        return created;
    }

    String write(E entity) {
        return write(entity, metadata().embedding(List.of()), WHOLE);
    }

    /** An answer that was given before, without what the caller may no longer read. */
    String known(String answer) {
        EntityMetadata<E> metadata = metadata();
        return metadata.hasRoles()
                ? metadata.known((JsonObject) StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8))).toString() : answer;
    }

    String write(E entity, Embedding embedding, ShownParameters shown) {
        EntityMetadata<E> metadata = metadata();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = GENERATORS.createGenerator(text)) {
            metadata.write(entity, out, embedding, metadata.shown(shown.fields(), shown.expansions()));
        }
        return text.toString();
    }

    PageText write(Page<E> page, Optional<RowCount> count, Embedding embedding, ShownParameters shown) {
        EntityMetadata<E> metadata = metadata();
        Collection<EntityAttribute> attributes = metadata.shown(shown.fields(), shown.expansions());
        StringWriter text = new StringWriter();
        try (JsonGenerator out = GENERATORS.createGenerator(text)) {
            out.writeStartObject().writeStartArray("items");
            page.items().forEach(entity -> metadata.write(entity, out, embedding, attributes));
            out.writeEnd();
            page.next().ifPresentOrElse(next -> out.write("next", next), () -> out.writeNull("next"));
            page.previous().ifPresentOrElse(previous -> out.write("previous", previous), () -> out.writeNull("previous"));
            count.ifPresent(known -> out.write(COUNT, known.rows()).write(COUNT_IS_EXACT, known.isExact()));
            out.writeEnd();
        }
        return new PageText(text.toString(), page.next(), page.previous());
    }
}
