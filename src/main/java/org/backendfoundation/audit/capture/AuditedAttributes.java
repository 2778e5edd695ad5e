package org.backendfoundation.audit.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backendfoundation.persistence.mapping.EmbeddedPath;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.property.AttributeRights;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.rest.json.JsonNames;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.AggregateCollectionMapping;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.UnidirectionalOneToManyMapping;

/** Finds what the trail records of a type: each column, through embedded objects of any depth, and each collection that the type owns. */
public final class AuditedAttributes {

    /** The entry has these values already, or they say nothing new. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "created_at", "updated_at", "created_by", "updated_by", "version");

    private final List<AuditedAttribute> found = new ArrayList<>();
    private final Set<DatabaseField> columns = new HashSet<>();
    private final Set<String> names;
    /** The entity, and those of which it is a part. */
    private final Set<ClassDescriptor> owners;

    private AuditedAttributes(Set<String> excluded, Set<ClassDescriptor> owners) {
        this.names = new HashSet<>(excluded);
        this.owners = owners;
    }

    static List<AuditedAttribute> ofEntity(ClassDescriptor entity) {
        return new AuditedAttributes(BOOKKEEPING, Set.of(entity)).find(entity, Disclosure.UNLESS_HIDDEN);
    }

    /**
     * What a reader may know of an entity, or of each element of a collection.
     *
     * @param isWhole whether that is all: of a value, and of a collection of values
     * @param names   what the trail calls the attributes that the reader may know
     */
    public record Readable(boolean isWhole, Map<String, Readable> names) {

        private static final Readable WHOLE = new Readable(true, Map.of());
    }

    /** @param hasRole whether the reader has a role */
    public static Readable readable(ClassDescriptor entity, Predicate<String> hasRole) {
        return readable(ofEntity(entity), BOOKKEEPING, hasRole);
    }

    private static Readable readable(List<AuditedAttribute> attributes, Collection<String> others, Predicate<String> hasRole) {
        Map<String, Readable> names = new TreeMap<>();
        others.forEach(name -> names.put(name, Readable.WHOLE));
        attributes.stream().filter(attribute -> isReadable(attribute, hasRole)).forEach(attribute -> names.put(attribute.name(),
                attribute.form().parts().isEmpty() ? Readable.WHOLE
                        : readable(attribute.form().parts(), attribute.form().place().stream().toList(), hasRole)));
        return new Readable(false, names);
    }

    /** The embedded objects around it decide, too. */
    private static boolean isReadable(AuditedAttribute attribute, Predicate<String> hasRole) {
        return Stream.concat(attribute.path().steps().stream(), Stream.of(attribute.mapping())).allMatch(step -> Properties
                .of(step.getDescriptor().getJavaClass()).stream().filter(property -> property.javaName().equals(step.getAttributeName()))
                .allMatch(property -> AttributeRights.of(property, hasRole).isReadable()));
    }

    private List<AuditedAttribute> ofElement(ClassDescriptor element, Disclosure disclosure) {
        return new AuditedAttributes(Set.of(), owners).find(element, disclosure);
    }

    /** What the owner's entry shows of a part, which does not tell its owner again. */
    private List<AuditedAttribute> ofPart(CollectionMapping parts, Disclosure disclosure) {
        ClassDescriptor part = parts.getReferenceDescriptor();
        Set<ClassDescriptor> all = new HashSet<>(owners);
        return all.add(part) ? new AuditedAttributes(BOOKKEEPING, all).find(part, disclosure).stream()
                .filter(attribute -> !attribute.attribute().equals(parts.getMappedBy())).toList() : List.of();
    }

    private List<AuditedAttribute> find(ClassDescriptor type, Disclosure disclosure) {
        add(type, disclosure, EmbeddedPath.EMPTY);
        return List.copyOf(found);
    }

    /** Those that write come first: a column that two mappings share is recorded once, by the one that writes it. */
    private void add(ClassDescriptor type, Disclosure around, EmbeddedPath path) {
        ProviderLists.<DatabaseMapping>of(type, "getMappings").stream().sorted(Comparator.comparing(DatabaseMapping::isReadOnly))
                .forEach(mapping -> {
                    Disclosure disclosure = around.within(type.getJavaClass(), mapping.getAttributeName());
                    if (mapping instanceof AggregateObjectMapping embedded) {
                        add(embedded.getReferenceDescriptor(), disclosure, path.then(embedded));
                    } else {
                        addAttribute(mapping, disclosure, path);
                    }
                });
    }

    private void addAttribute(DatabaseMapping mapping, Disclosure disclosure, EmbeddedPath path) {
        DatabaseField column = column(mapping);
        if (column == null ? isOwned(mapping) : columns.add(column)) {
            String name = column == null ? JsonNames.snakeCase(mapping.getAttributeName()) : column.getName().toLowerCase(Locale.ROOT);
            boolean isBookkeeping = column != null && path.isEmpty() && column.getTable().equals(mapping.getDescriptor().getDefaultTable())
                    && BOOKKEEPING.contains(name);
            if (!isBookkeeping) {
                found.add(new AuditedAttribute(uniqueName(name, column), path, mapping,
                        new AuditedMapping(mapping, disclosure, elementParts(mapping, disclosure))));
            }
        }
    }

    private List<AuditedAttribute> elementParts(DatabaseMapping mapping, Disclosure disclosure) {
        if (mapping instanceof AggregateCollectionMapping elements) {
            return ofElement(elements.getReferenceDescriptor(), disclosure);
        }
        return AuditedMapping.isOfParts(mapping) ? ofPart((CollectionMapping) mapping, disclosure) : List.of();
    }

    /** Another table may have a column of the same name. */
    private String uniqueName(String name, DatabaseField column) {
        if (names.add(name) || column == null) {
            return name;
        }
        return column.getTableName().toLowerCase(Locale.ROOT) + "." + name;
    }

    /** The column that holds the value in the row; null where another table holds it. */
    private static DatabaseField column(DatabaseMapping mapping) {
        if (mapping instanceof OneToOneMapping reference) {
            return reference.isForeignKeyRelationship() ? ProviderLists.<DatabaseField>of(reference, "getForeignKeyFields").get(0) : null;
        }
        return mapping.isAbstractDirectMapping() ? mapping.getField() : null;
    }

    /** Whether the rows belong to the type, and not to the other side of a relation. */
    private static boolean isOwned(DatabaseMapping mapping) {
        return AuditedMapping.isOfParts(mapping)
                || !mapping.isReadOnly() && (mapping.isDirectCollectionMapping() || mapping instanceof AggregateCollectionMapping
                        || mapping instanceof ManyToManyMapping || mapping instanceof UnidirectionalOneToManyMapping
                        || mapping instanceof OneToOneMapping reference && reference.hasRelationTableMechanism());
    }
}
