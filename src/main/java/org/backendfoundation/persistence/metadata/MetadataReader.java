package org.backendfoundation.persistence.metadata;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.backendfoundation.persistence.mapping.StoredColumn;
import org.backendfoundation.persistence.metadata.EntityMetadata.Children;
import org.backendfoundation.persistence.property.AttributeRights;
import org.backendfoundation.persistence.property.Generics;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.role.AttributeRoles;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.mappings.OneToManyMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/** Reads the provider's descriptors, and collects what cannot be served. */
final class MetadataReader {

    /** An embeddable has a descriptor for each place where it is embedded. */
    private record FormatKey(ClassDescriptor descriptor, String hidden) {
    }

    private static final Set<
            String> OF_EVERY_ROW = Set.of(ObjectFormat.ID, "created_at", "updated_at", "is_active", "version", "created_by",
                    "updated_by");

    private final AbstractSession session;
    private final Map<Class<?>, EntityMetadata<?>> entities = new LinkedHashMap<>();
    private final Map<FormatKey, ObjectFormat> formats = new HashMap<>();
    private final List<Unserved> unserved = new ArrayList<>();
    private final Map<String, Class<?>> roles = new TreeMap<>();
    private final Predicate<String> hasRole;

    /** @param hasRole whether those have a role for whom the entities are read */
    MetadataReader(AbstractSession session, Predicate<String> hasRole) {
        this.session = session;
        this.hasRole = hasRole;
    }

    /** Those that attributes name, each with a class that has such an attribute. */
    Map<String, Class<?>> roles() {
        return Map.copyOf(roles);
    }

    List<Unserved> unserved() {
        return unserved.stream().distinct().toList();
    }

    Map<Class<?>, EntityMetadata<?>> read() {
        session.getDescriptors().values().stream().filter(descriptor -> !descriptor.isAggregateDescriptor()
                && !descriptor.isAggregateCollectionDescriptor())
                .sorted(Comparator.comparing(descriptor -> descriptor.getJavaClass().getName()))
                .forEach(descriptor -> entities.put(descriptor.getJavaClass(), entity(descriptor.getJavaClass(), descriptor)));
        return Map.copyOf(entities);
    }

    private <E> EntityMetadata<E> entity(Class<E> type, ClassDescriptor descriptor) {
        if (descriptor.hasTablePerClassPolicy()) {
            refuse(type, null, "inheritance", "This entity is stored in one table for each class.",
                    "Take InheritanceType.JOINED or SINGLE_TABLE.");
        }
        ObjectFormat format = object(descriptor);
        Listed listed = type.getAnnotation(Listed.class);
        EntityMetadata<E> metadata = new EntityMetadata<>(type, descriptor.getAlias(), table(descriptor), format, listed, entities);
        if (listed != null) {
            ListedRules rules = new ListedRules(type, format, unserved);
            rules.check(listed);
            rules.children(listed, descriptor).forEach((name, children) -> {
                if (isKnown(type, name, children)) {
                    metadata.addChildren(name, children);
                }
            });
        }
        return metadata;
    }

    /** Whether callers know what a list of children tells: which rows refer to one. */
    private boolean isKnown(Class<?> type, String list, Children children) {
        boolean isOpen = Properties.of(type).stream().filter(property -> property.jsonName().equals(list))
                .allMatch(property -> AttributeRights.of(property, hasRole).isReadable());
        return isOpen && object(session.getDescriptor(children.type())).byJavaName(children.reference())
                .filter(EntityAttribute::isHidden).isEmpty();
    }

    private String table(ClassDescriptor descriptor) {
        ClassDescriptor root = descriptor.hasInheritance() ? descriptor.getInheritancePolicy().getRootParentDescriptor() : descriptor;
        return root.getDefaultTable().getQualifiedNameDelimited(session.getPlatform());
    }

    private ObjectFormat object(ClassDescriptor descriptor) {
        return object(descriptor, null);
    }

    /** @param hidden the attribute by which a part knows its owner; null for other objects */
    private ObjectFormat object(ClassDescriptor descriptor, String hidden) {
        ObjectFormat known = formats.get(new FormatKey(descriptor, hidden));
        if (known != null) {
            return known;
        }
        Class<?> type = descriptor.getJavaClass();
        ObjectFormat format = new ObjectFormat(type);
        formats.put(new FormatKey(descriptor, hidden), format);
        Object fresh = format.isAbstract() ? null : format.create();
        List<Property> properties = Properties.of(type);
        properties.forEach(property -> addRoles(property, !descriptor.isDescriptorTypeAggregate()));
        properties.stream().filter(property -> !property.javaName().equals(hidden))
                .flatMap(property -> attribute(property, descriptor, fresh).stream()).sorted(Comparator.comparing(EntityAttribute::name))
                .forEach(attribute -> add(attribute, format));
        return format;
    }

    private void addRoles(Property property, boolean isOfEntity) {
        AttributeRights.roles(property).forEach(role -> roles.putIfAbsent(role, property.owner()));
        Optional<String> fault = isOfEntity && property.has(AttributeRoles.class) && OF_EVERY_ROW.contains(property.jsonName())
                ? Optional.of("all who may read the entity need it.") : AttributeRights.fault(property);
        fault.ifPresent(why -> refuseRoles(property, why));
    }

    private void refuseRoles(Property property, String why) {
        refuse(property.owner(), property.jsonName(), "attribute_roles", "@AttributeRoles cannot be kept here: " + why,
                "Correct the annotation, or take it away.");
    }

    /** What one column holds is shown or hidden as a whole. */
    private void refuseRolesWithin(Property property, Type held) {
        if (AttributeRights.isNamedWithin(held)) {
            refuseRoles(property, "it is within a value that one column holds; put it on the attribute.");
        }
    }

    private void add(EntityAttribute attribute, ObjectFormat format) {
        if (format.attribute(attribute.name()).isPresent()) {
            refuse(format.type(), attribute.name(), "unique_name", "Two attributes have this name in JSON.",
                    "Name one of them otherwise by @JsonbProperty.");
        }
        format.add(attribute);
    }

    private Optional<EntityAttribute> attribute(Property property, ClassDescriptor descriptor, Object fresh) {
        DatabaseMapping mapping = descriptor.getMappingForAttributeName(property.javaName());
        if (mapping == null) {
            return property.isReadable() || property.isWritable() ? computed(property) : Optional.empty();
        }
        StoredColumn column = new StoredColumn(mapping, descriptor, session);
        String name = mapping instanceof OneToOneMapping ? property.referenceName() : property.jsonName();
        return stored(property, mapping).map(format -> attribute(name, property, format, column, fresh));
    }

    /** Its getter tells what it has before anybody sets it. */
    private EntityAttribute attribute(String name, Property property, ValueFormat format, StoredColumn column, Object fresh) {
        try {
            return new EntityAttribute(name, property, format, column, fresh, AttributeRights.of(property, hasRole));
        } catch (RuntimeException failure) {
            refuse(property.owner(), name, "empty_entity", "Its getter throws on an empty entity: " + failure + ".",
                    "Let the getter take what a new entity has, such as null.");
            return new EntityAttribute(name, property, format, column, null, AttributeRights.of(property, hasRole));
        }
    }

    /** A getter of its own, or a setter. What it shows must not be an entity: that would show rows which nobody asked the filter for. */
    private Optional<EntityAttribute> computed(Property property) {
        Type type = property.type();
        if (isEntity(type) || isEntity(Generics.argument(type, 0, property.owner()))) {
            refuse(property.owner(), property.jsonName(), "no_entity", "This getter would show another entity as it is.",
                    "Put @JsonbTransient on it.");
            return Optional.empty();
        }
        return plain(property, type).map(format -> new EntityAttribute(property.jsonName(), property, format, null, null,
                AttributeRights.of(property, hasRole)));
    }

    private boolean isEntity(Type type) {
        ClassDescriptor descriptor = session.getDescriptors().get(Generics.raw(type));
        return descriptor != null && !descriptor.isAggregateDescriptor();
    }

    private Optional<ValueFormat> stored(Property property, DatabaseMapping mapping) {
        if (StoredForms.isSerialized(mapping)) {
            return refuseSerialized(property);
        }
        if (mapping.isAbstractDirectMapping()) {
            return plain(property, property.type());
        }
        if (mapping instanceof AggregateObjectMapping embedded) {
            return Optional.of(object(embedded.getReferenceDescriptor()));
        }
        if (mapping instanceof OneToOneMapping reference) {
            return reference.isForeignKeyRelationship()
                    ? Optional.of(ReferenceFormat.of(reference, object(reference.getReferenceDescriptor()), session))
                    : Optional.empty();
        }
        if (mapping.isDirectCollectionMapping() || mapping.isAggregateCollectionMapping()) {
            return elements(property, (CollectionMapping) mapping);
        }
        return mapping instanceof CollectionMapping collection ? related(collection) : refuseMapping(property);
    }

    private Optional<ValueFormat> elements(Property property, CollectionMapping mapping) {
        boolean isMap = Map.class.isAssignableFrom(Generics.raw(property.type()));
        Type argument = Generics.argument(property.type(), isMap ? 1 : 0, property.owner());
        Optional<ValueFormat> element = mapping.isAggregateCollectionMapping()
                ? Optional.of(object(mapping.getReferenceDescriptor()))
                : plain(property, argument);
        return isMap ? StoredForms.key(Generics.argument(property.type(), 0, property.owner()))
                .map(key -> element.<ValueFormat>map(found -> new MapFormat(key, found)))
                .orElseGet(() -> refuse(property.owner(), property.jsonName(), "map_key", "The keys of this map are no names in JSON.",
                        "Take String, an enum or UUID."))
                : element.map(found -> new CollectionFormat(Generics.raw(property.type()), found));
    }

    /** Rows that refer to an entity are lists of their own, unless the entity owns them. */
    private Optional<ValueFormat> related(CollectionMapping mapping) {
        ClassDescriptor target = mapping.getReferenceDescriptor();
        if (mapping instanceof ManyToManyMapping references) {
            return mapping.isReadOnly() ? Optional.empty() : Optional.of(ReferencesFormat.of(references, object(target), session));
        }
        if (!mapping.isPrivateOwned()) {
            return Optional.empty();
        }
        boolean isOrdered = mapping.getListOrderField() != null || mapping.hasOrderBy();
        String owner = mapping instanceof OneToManyMapping ? mapping.getMappedBy() : null;
        DatabaseMapping back = owner == null ? null : target.getMappingForAttributeName(owner);
        return Optional.of(new PartsFormat(object(target, owner), isOrdered, (part, whole) -> {
            if (back != null && StoredForms.isWithoutOwner(part, (ForeignReferenceMapping) back, session)) {
                back.setRealAttributeValueInObject(part, whole);
            }
        }));
    }

    private Optional<ValueFormat> plain(Property property, Type declared) {
        Type type = Generics.raw(declared) == Optional.class ? Generics.argument(declared, 0, property.owner()) : declared;
        Optional<ValueFormat> format = StoredForms.scalar(property, Generics.raw(type));
        if (format.isPresent()) {
            return format;
        }
        Optional<Type> unbindable = property.isWritable() ? StrictJson.unbindable(type) : Optional.empty();
        return unbindable.map(wrong -> this.<ValueFormat>refuse(property.owner(), property.jsonName(), "type",
                "No body can hold a " + wrong.getTypeName() + ".", "Take another type, or put @JsonbTransient on the attribute."))
                .orElseGet(() -> {
                    refuseRolesWithin(property, type);
                    return Optional.of(new BeanFormat(type));
                });
    }

    private Optional<ValueFormat> refuseSerialized(Property property) {
        return refuse(property.owner(), property.jsonName(), "stored_form", "The database would hold a serialized Java object.",
                "Give the attribute an AttributeConverter by @Convert.");
    }

    private Optional<ValueFormat> refuseMapping(Property property) {
        return refuse(property.owner(), property.jsonName(), "mapping", "Attributes of this mapping are not served.",
                "Put @JsonbTransient on it, or take a mapping that the page on entities lists.");
    }

    private <T> Optional<T> refuse(Class<?> entity, String attribute, String rule, String reason, String remedy) {
        unserved.add(new Unserved(entity, attribute, rule, reason, remedy));
        return Optional.empty();
    }
}
