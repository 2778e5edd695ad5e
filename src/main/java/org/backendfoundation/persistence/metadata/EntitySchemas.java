package org.backendfoundation.persistence.metadata;

import org.backendfoundation.persistence.metadata.ValueFormat.Described;
import org.backendfoundation.persistence.metadata.ValueFormat.View;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What the contract says of an entity: as answers have it, and as bodies do. */
public final class EntitySchemas {

    private final ObjectFormat format;
    private final NamedSchemas names;

    /** @param names where objects within it get their names */
    EntitySchemas(ObjectFormat format, NamedSchemas names) {
        this.format = format;
        this.names = names;
    }

    public Schema answer() {
        return of(View.ANSWER);
    }

    /** The body of a POST. */
    public Schema input() {
        return of(View.INPUT);
    }

    /** The body of a PUT. What a GET gave fits it. */
    public Schema replacement() {
        return of(View.REPLACEMENT);
    }

    /** The body of a PATCH; null removes a value. */
    public Schema patch() {
        return of(View.PATCH);
    }

    private Schema of(View view) {
        return format.unnamed(new Described(view, true, false, format.type().getSimpleName(), names));
    }
}
