package org.backendfoundation.audit.capture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backendfoundation.persistence.metadata.ProviderLists;
import org.backendfoundation.rest.json.JsonNames;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.AggregateChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.ConverterClass;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.changesets.ChangeRecord;

/**
 * One column, or one collection, of an entity. Columns keep their database names, so that these entries look like those of the triggers.
 *
 * @param owner the embedded object that holds the attribute; null where the entity itself holds it
 */
record AuditedAttribute(String name, DatabaseMapping mapping, AggregateObjectMapping owner, boolean isSecret) {

    /** The entry has these values already, or they say nothing new. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "created_at", "updated_at", "created_by", "updated_by", "version");

    static List<AuditedAttribute> of(ClassDescriptor descriptor) {
        List<AuditedAttribute> attributes = new ArrayList<>();
        mappings(descriptor).forEach(mapping -> add(mapping, descriptor.getJavaClass(), attributes));
        return List.copyOf(attributes);
    }

    private static List<DatabaseMapping> mappings(ClassDescriptor descriptor) {
        return ProviderLists.of(descriptor, "getMappings");
    }

    private static void add(DatabaseMapping mapping, Class<?> type, List<AuditedAttribute> attributes) {
        if (mapping instanceof AggregateObjectMapping embedded) {
            boolean isSecret = isSecret(type, mapping.getAttributeName());
            mappings(embedded.getReferenceDescriptor()).stream().filter(part -> part.getField() != null)
                    .forEach(part -> attributes.add(new AuditedAttribute(
                            columnName(part), part, embedded,
                            isSecret || isSecret(embedded.getReferenceClass(), part.getAttributeName()))));
        } else if (isColumn(mapping) ? !BOOKKEEPING.contains(columnName(mapping))
                : mapping.isDirectCollectionMapping() || mapping.isManyToManyMapping()) {
            String name = isColumn(mapping) ? columnName(mapping) : JsonNames.snakeCase(mapping.getAttributeName());
            attributes.add(new AuditedAttribute(name, mapping, null, isSecret(type, mapping.getAttributeName())));
        }
    }

    private static boolean isColumn(DatabaseMapping mapping) {
        return mapping.isAbstractDirectMapping() || mapping instanceof OneToOneMapping reference && reference.isForeignKeyRelationship();
    }

    private static String columnName(DatabaseMapping mapping) {
        String name = mapping instanceof OneToOneMapping reference
                ? ProviderLists.<DatabaseField>of(reference, "getForeignKeyFields").get(0).getName()
                : mapping.getField().getName();
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isSecret(Class<?> type, String attribute) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(attribute)) {
                    return field.isAnnotationPresent(Secret.class);
                }
            }
        }
        return false;
    }

    /** The attribute of the entity under which the provider reports changes. */
    String attribute() {
        return owner == null ? mapping.getAttributeName() : owner.getAttributeName();
    }

    /** The current value in the entity. For a reference it is the id; the referenced entity is not loaded. */
    Object value(Object entity, AbstractSession session) {
        Object holder = owner == null ? entity : owner.getAttributeValueFromObject(entity);
        if (holder == null) {
            return null;
        }
        if (mapping instanceof OneToOneMapping reference) {
            return reference.getAttributeValueFromObject(holder) == null ? null
                    : reference.extractPrimaryKeysForReferenceObject(holder, session);
        }
        return normalize(mapping.getRealAttributeValueFromObject(holder, session), session);
    }

    /** The value before the change that the provider recorded. */
    Object valueBefore(ChangeRecord change, Object after, AbstractSession session) {
        if (owner == null) {
            return normalize(change.getOldValue(), session);
        }
        ObjectChangeSet parts = ((AggregateChangeRecord) change).getChangedObject() instanceof ObjectChangeSet changed ? changed : null;
        ChangeRecord part = parts == null ? null : parts.getChangesForAttributeNamed(mapping.getAttributeName());
        return part == null ? after : normalize(part.getOldValue(), session);
    }

    /** The value in the form in which the trail stores it. */
    Object auditValue(Object value, AbstractSession session) {
        Converter converter = converter();
        if (converter == null) {
            return value;
        }
        UnaryOperator<Object> form = one -> one == null ? null : StoredForm.of(one, converter.convertObjectValueToDataValue(one, session));
        return mapping.isDirectCollectionMapping() ? StoredForm.ofEach(value, form) : form.apply(value);
    }

    /** The converter that the team wrote; null where there is none. */
    private Converter converter() {
        Converter converter = mapping instanceof AbstractDirectMapping direct ? direct.getConverter()
                : mapping instanceof DirectCollectionMapping collection ? collection.getValueConverter() : null;
        return converter instanceof ConverterClass ? converter : null;
    }

    /** Brings an old value that the provider kept into the form that {@link #value} returns. */
    Object normalize(Object value, AbstractSession session) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(element -> normalize(element, session)).toList();
        }
        ClassDescriptor referenced = value == null || mapping.isAbstractDirectMapping() ? null : session.getDescriptor(value);
        return referenced == null ? value : referenced.getObjectBuilder().extractPrimaryKeyFromObject(value, session);
    }
}
