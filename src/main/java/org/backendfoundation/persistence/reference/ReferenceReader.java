package org.backendfoundation.persistence.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backendfoundation.persistence.mapping.EmbeddedPath;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.metadata.Unserved;
import org.backendfoundation.persistence.property.Constraints;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/** Finds the attributes with {@link Reference}, and where the annotation cannot be kept. */
final class ReferenceReader {

    private static final String RULE = "reference";

    private final AbstractSession session;
    private final List<ReferringAttribute> found = new ArrayList<>();
    private final List<Unserved> unserved = new ArrayList<>();
    private final Set<Class<?>> parts = new HashSet<>();

    ReferenceReader(AbstractSession session) {
        this.session = session;
    }

    List<ReferringAttribute> found() {
        return List.copyOf(found);
    }

    List<Unserved> unserved() {
        return List.copyOf(unserved);
    }

    void read() {
        List<ClassDescriptor> entities = session.getDescriptors().values().stream()
                .filter(descriptor -> !descriptor.isAggregateDescriptor() && !descriptor.isAggregateCollectionDescriptor())
                .sorted(Comparator.comparing(ClassDescriptor::getAlias)).toList();
        entities.stream().flatMap(entity -> mappings(entity).stream())
                .filter(mapping -> mapping instanceof ForeignReferenceMapping relation && relation.isPrivateOwned())
                .forEach(mapping -> parts.add(((ForeignReferenceMapping) mapping).getReferenceClass()));
        entities.forEach(entity -> read(entity, entity, EmbeddedPath.EMPTY));
    }

    /** @param holder the entity, or an embeddable in it */
    private void read(ClassDescriptor entity, ClassDescriptor holder, EmbeddedPath embedded) {
        for (DatabaseMapping mapping : mappings(holder)) {
            Property property = property(holder, mapping);
            if (mapping instanceof AggregateObjectMapping next) {
                read(entity, next.getReferenceDescriptor(), embedded.then(next));
            } else if (mapping.isAggregateCollectionMapping()) {
                refuseWithin(entity, mapping.getReferenceDescriptor());
            } else if (property.has(Reference.class) && !isInherited(entity, mapping, embedded)) {
                add(entity, mapping, embedded, property);
            }
        }
    }

    private void add(ClassDescriptor entity, DatabaseMapping mapping, EmbeddedPath embedded, Property property) {
        OnDelete onDelete = property.annotation(Reference.class).orElseThrow().onDelete();
        if (!(mapping instanceof OneToOneMapping reference) || !reference.isForeignKeyRelationship()) {
            refuse(entity, property, "@Reference is for a @ManyToOne or @OneToOne with a column of its own.", "Remove it here.");
        } else if (onDelete != OnDelete.REFUSE && parts.contains(entity.getJavaClass())) {
            refuse(entity, property, "A part is deleted and changed with its owner only.", "Take REFUSE, or no @Reference.");
        } else if (onDelete == OnDelete.DETACH && isNeverNull(reference, property)) {
            refuse(entity, property, "DETACH makes it null, which it must not be.", "Take REFUSE or CASCADE, or allow null.");
        } else {
            found.add(new ReferringAttribute(entity, embedded, reference, onDelete, property.referenceName(), session));
        }
    }

    private void refuseWithin(ClassDescriptor entity, ClassDescriptor element) {
        mappings(element).stream().map(mapping -> property(element, mapping)).filter(property -> property.has(Reference.class))
                .forEach(property -> refuse(entity, property, "@Reference cannot be kept within a collection of embeddables.",
                        "Make the elements parts: a @OneToMany with orphanRemoval."));
    }

    private void refuse(ClassDescriptor entity, Property property, String reason, String remedy) {
        unserved.add(new Unserved(entity.getJavaClass(), property.referenceName(), RULE, reason, remedy));
    }

    /** Whether the attribute is found at the entity's superclass, too. */
    private static boolean isInherited(ClassDescriptor entity, DatabaseMapping mapping, EmbeddedPath embedded) {
        String attribute = embedded.first(mapping).getAttributeName();
        return entity.isChildDescriptor()
                && entity.getInheritancePolicy().getParentDescriptor().getMappingForAttributeName(attribute) != null;
    }

    private static boolean isNeverNull(OneToOneMapping reference, Property property) {
        return !reference.isOptional() || Constraints.isNotNull(property)
                || ProviderLists.<DatabaseField>of(reference, "getForeignKeyFields").stream().anyMatch(field -> !field.isNullable());
    }

    private static Property property(ClassDescriptor holder, DatabaseMapping mapping) {
        return Properties.of(holder.getJavaClass()).stream().filter(found -> found.javaName().equals(mapping.getAttributeName()))
                .findFirst()
                .orElseThrow();
    }

    private static List<DatabaseMapping> mappings(ClassDescriptor descriptor) {
        return ProviderLists.of(descriptor, "getMappings");
    }
}
