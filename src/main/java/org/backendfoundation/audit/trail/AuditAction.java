package org.backendfoundation.audit.trail;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * A kind of thing that the trail records. Who records it says so: by {@link Audited} on a method, or as one of its {@link AuditActions}.
 *
 * @param name    what entries have as {@code action_type}: upper case with underscores, at most 63 characters
 * @param meaning when it is recorded, as a sentence without its end; empty where nobody said
 */
@PublicApi
@NullMarked
public record AuditAction(String name, String meaning) {

    @Override
    public String toString() {
        return name;
    }
}
