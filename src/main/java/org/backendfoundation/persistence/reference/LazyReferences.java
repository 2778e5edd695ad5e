package org.backendfoundation.persistence.reference;

import java.util.stream.Stream;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/**
 * Makes every reference lazy, also where the entity does not say so (Jakarta Persistence makes {@code @ManyToOne} eager). A reference that
 * is not read keeps the id, even of a row that was deleted, and a list does not read a row for each of its own.
 * {@code eclipselink.weaving.eager} of {@code persistence.xml} prepares the classes for it.
 */
public final class LazyReferences {

    private LazyReferences() {
    }

    /** Must run before the descriptors are initialized. */
    public static void apply(AbstractSession session) {
        session.getDescriptors().values().forEach(LazyReferences::apply);
    }

    private static void apply(ClassDescriptor descriptor) {
        ProviderLists.<DatabaseMapping>of(descriptor, "getMappings").stream()
                .flatMap(mapping -> mapping instanceof OneToOneMapping one ? Stream.of(one) : Stream.empty())
                .filter(OneToOneMapping::usesIndirection).forEach(reference -> reference.setIsLazy(true));
    }
}
