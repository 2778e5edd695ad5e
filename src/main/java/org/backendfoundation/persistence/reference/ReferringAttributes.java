package org.backendfoundation.persistence.reference;

import java.util.List;
import org.backendfoundation.persistence.metadata.Unserved;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/** All attributes with {@link Reference}. They are static for the reason of the metadata's registry: each deployment has its own. */
public final class ReferringAttributes {

    private static volatile List<ReferringAttribute> known = List.of();
    private static volatile List<Unserved> unserved = List.of();

    private ReferringAttributes() {
    }

    /** Reads those of all entities; the descriptors must be initialized. */
    public static void read(AbstractSession session) {
        ReferenceReader reader = new ReferenceReader(session);
        reader.read();
        known = reader.found();
        unserved = reader.unserved();
    }

    /** Where the annotation cannot be kept. */
    public static List<Unserved> unserved() {
        return unserved;
    }

    /** By which rows of any entity refer to rows of this type. */
    public static List<ReferringAttribute> to(Class<?> type) {
        return known.stream().filter(attribute -> attribute.isTo(type)).toList();
    }

    /** By which rows of this type refer to others. */
    public static List<ReferringAttribute> of(Class<?> type) {
        return known.stream().filter(attribute -> attribute.isOf(type)).toList();
    }
}
