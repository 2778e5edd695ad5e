package org.backendfoundation.persistence.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What {@code expand} adds to the schema of an answer. */
final class ExpandedSchema {

    private ExpandedSchema() {
    }

    static Schema of(EntityMetadata<?> metadata, NamedSchemas objects) {
        Schema schema = metadata.schemas(objects).answer();
        metadata.expansions().forEach(path -> embed(schema, List.of(path.split("\\.")), metadata.embedded(path).stream()
                .<Optional<EntityMetadata<?>>>map(type -> type.map(metadata::related)).toList(), objects));
        return schema;
    }

    private static void embed(Schema schema, List<String> names, List<Optional<EntityMetadata<?>>> types, NamedSchemas objects) {
        Schema at = schema;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Schema inside = at.getProperties() == null ? null : at.getProperties().get(name);
            if (types.get(i).isEmpty()) {
                Schema object = objects.resolve(inside);
                at = object.getItems() == null ? object : objects.resolve(object.getItems());
            } else if (i == names.size() - 1 && inside == null) {
                at.addProperty(name, row(types.get(i).get(), objects));
            } else if (i < names.size() - 1) {
                at = withMore(at, name, inside, row(types.get(i).get(), objects));
            }
        }
    }

    /** The schema of what a deeper path adds to an embedded row. */
    private static Schema withMore(Schema at, String name, Schema inside, Schema row) {
        if (inside != null && inside.getAllOf() != null && !inside.getAllOf().isEmpty()) {
            return inside.getAllOf().get(1);
        }
        Schema more = SchemaTypes.typed(SchemaType.OBJECT);
        at.addProperty(name, OASFactory.createSchema().allOf(new ArrayList<>(List.of(row, more))));
        return more;
    }

    /** Its entity may have no resource, and then no schema yet. */
    private static Schema row(EntityMetadata<?> metadata, NamedSchemas objects) {
        return objects.refer(metadata.type().getSimpleName(), () -> metadata.schemas(objects).answer());
    }
}
