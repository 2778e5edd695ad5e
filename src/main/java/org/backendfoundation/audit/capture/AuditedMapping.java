package org.backendfoundation.audit.capture;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.queries.MappedKeyMapContainerPolicy;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateCollectionMapping;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.DirectMapMapping;
import org.eclipse.persistence.mappings.OneToManyMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.ConverterClass;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.mappings.foundation.MapKeyMapping;

/**
 * Reads the value of a mapping from the object that holds it, into the form that the trail shows: a column's value, the id of a reference,
 * an array or object of a collection, whose elements are values, ids, or objects of {@code parts}.
 *
 * @param parts the attributes of each element; empty where the elements are neither embeddables nor parts of the entity
 */
record AuditedMapping(DatabaseMapping mapping, Disclosure disclosure, List<AuditedAttribute> parts) {

    AuditedValue read(Object holder, AuditedState state) {
        AuditedValue value = readInClear(holder, state);
        return disclosure == Disclosure.NOTHING ? value.masked() : value;
    }

    /** Whether it leads to entities that belong to the one that has it. */
    static boolean isOfParts(DatabaseMapping mapping) {
        return mapping instanceof OneToManyMapping relation && relation.isPrivateOwned();
    }

    boolean isCollection() {
        return mapping instanceof CollectionMapping;
    }

    private AuditedValue readInClear(Object holder, AuditedState state) {
        AbstractSession session = state.session();
        if (mapping instanceof OneToOneMapping reference) {
            // the id is known without the referenced entity
            return reference.getAttributeValueFromObject(holder) == null ? AuditedValue.NONE
                    : AuditedValue.of(reference.extractPrimaryKeysForReferenceObject(holder, session));
        }
        Object value = mapping.getRealAttributeValueFromObject(holder, session);
        if (mapping instanceof CollectionMapping collection) {
            return value == null ? AuditedValue.NONE : collection(collection, value, state);
        }
        return converted(value, ((AbstractDirectMapping) mapping).getConverter(), session);
    }

    private AuditedValue collection(CollectionMapping collection, Object value, AuditedState state) {
        if (isOfParts(collection) && !parts.isEmpty()) {
            return parts(value, state);
        }
        AbstractSession session = state.session();
        if (value instanceof Map<?, ?> map) {
            Converter ofKeys = keyConverter(collection);
            Stream<Map.Entry<AuditedValue, AuditedValue>> entries = map.entrySet().stream()
                    .map(entry -> Map.entry(key(entry.getKey(), ofKeys, session), element(entry.getValue(), state)));
            return AuditedValue.map(entries.toList());
        }
        Stream<AuditedValue> elements = ((Collection<?>) value).stream().map(element -> element(element, state));
        return AuditedValue.list(elements, collection.getListOrderField() != null);
    }

    /** What the place of a part in a list that keeps its order is called. */
    Optional<String> place() {
        return mapping instanceof CollectionMapping collection && isOfParts(mapping) && collection.getListOrderField() != null
                ? Optional.of(collection.getListOrderField().getName().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Those of a list that keeps its order have their place in it. */
    private AuditedValue parts(Object value, AuditedState state) {
        Map<String, Map<String, AuditedValue>> found = new LinkedHashMap<>();
        for (Object entity : value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value) {
            Object part = state.of(entity);
            Map<String, AuditedValue> values = new LinkedHashMap<>();
            parts.stream().filter(attribute -> attribute.isLoaded(part))
                    .forEach(attribute -> values.put(attribute.name(), attribute.read(part, state)));
            place().ifPresent(name -> values.put(name, AuditedValue.of(found.size())));
            found.put(id(entity, state.session()).text(), values);
        }
        return AuditedValue.parts(found);
    }

    private AuditedValue key(Object key, Converter converter, AbstractSession session) {
        return isEntity(key, session) ? id(key, session) : converted(key, converter, session);
    }

    private AuditedValue element(Object element, AuditedState state) {
        AbstractSession session = state.session();
        if (element != null && mapping instanceof AggregateCollectionMapping) {
            Map<String, AuditedValue> values = new LinkedHashMap<>();
            parts.forEach(part -> values.put(part.name(), part.read(element, state)));
            return AuditedValue.object(values);
        }
        if (mapping instanceof DirectCollectionMapping direct) {
            return converted(element, direct.getValueConverter(), session);
        }
        return element == null ? AuditedValue.NONE : id(element, session);
    }

    private static boolean isEntity(Object value, AbstractSession session) {
        ClassDescriptor descriptor = value == null ? null : session.getDescriptor(value);
        return descriptor != null && !descriptor.isDescriptorTypeAggregate();
    }

    private static AuditedValue id(Object entity, AbstractSession session) {
        return AuditedValue.of(session.getDescriptor(entity).getObjectBuilder().extractPrimaryKeyFromObject(entity, session));
    }

    private static Converter keyConverter(CollectionMapping collection) {
        if (collection instanceof DirectMapMapping direct) {
            return direct.getKeyConverter();
        }
        MapKeyMapping key = collection.getContainerPolicy() instanceof MappedKeyMapContainerPolicy policy ? policy.getKeyMapping() : null;
        return key instanceof AbstractDirectMapping direct ? direct.getConverter() : null;
    }

    /** @param converter that of the column; only one that the team wrote may hide something */
    private AuditedValue converted(Object value, Converter converter, AbstractSession session) {
        if (value == null || !(converter instanceof ConverterClass)) {
            return AuditedValue.of(value);
        }
        Object stored = converter.convertObjectValueToDataValue(value, session);
        return new StoredForm(value, stored).audited(disclosure == Disclosure.EVERYTHING);
    }
}
