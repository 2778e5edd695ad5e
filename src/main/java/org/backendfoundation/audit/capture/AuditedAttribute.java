package org.backendfoundation.audit.capture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backendfoundation.rest.json.JsonNames;
import org.eclipse.persistence.descriptors.ClassDescriptor;
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
 * One column, or one collection, of an entity as the trail names it: columns by their own names, so that the triggers' entries look the same.
 *
 * @param owner the embedded object that holds it; null where the entity itself does
 */
record AuditedAttribute(String name, DatabaseMapping mapping, AggregateObjectMapping owner, boolean isSecret) {

    /** Told by the entry itself, or without news in it. */
    private static final Set<String> STAMPS = Set.of("id", "created_at", "updated_at", "created_by", "updated_by", "version");

    static List<AuditedAttribute> of(ClassDescriptor descriptor) {
        List<AuditedAttribute> fields = new ArrayList<>();
        descriptor.getMappings().forEach(mapping -> add(mapping, descriptor.getJavaClass(), fields));
        return List.copyOf(fields);
    }

    private static void add(DatabaseMapping mapping, Class<?> type, List<AuditedAttribute> fields) {
        if (mapping instanceof AggregateObjectMapping embedded) {
            boolean isSecret = isSecret(type, mapping.getAttributeName());
            embedded.getReferenceDescriptor().getMappings().stream().filter(part -> part.getField() != null).forEach(part -> fields.add(new AuditedAttribute(
                    column(part), part, embedded, isSecret || isSecret(embedded.getReferenceClass(), part.getAttributeName()))));
        } else if (isColumn(mapping) ? !STAMPS.contains(column(mapping)) : mapping.isDirectCollectionMapping() || mapping.isManyToManyMapping()) {
            String name = isColumn(mapping) ? column(mapping) : JsonNames.snakeCase(mapping.getAttributeName());
            fields.add(new AuditedAttribute(name, mapping, null, isSecret(type, mapping.getAttributeName())));
        }
    }

    private static boolean isColumn(DatabaseMapping mapping) {
        return mapping.isAbstractDirectMapping() || mapping instanceof OneToOneMapping reference && reference.isForeignKeyRelationship();
    }

    private static String column(DatabaseMapping mapping) {
        String name = mapping instanceof OneToOneMapping reference ? reference.getForeignKeyFields().get(0).getName() : mapping.getField().getName();
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

    /** Its value in the entity now: a reference is its id, and is not loaded for it. */
    Object value(Object entity, AbstractSession session) {
        Object holder = owner == null ? entity : owner.getAttributeValueFromObject(entity);
        if (holder == null) {
            return null;
        }
        if (mapping instanceof OneToOneMapping reference) {
            return reference.getAttributeValueFromObject(holder) == null ? null : reference.extractPrimaryKeysForReferenceObject(holder, session);
        }
        return plain(mapping.getRealAttributeValueFromObject(holder, session), session);
    }

    /** Its value before the change that the provider recorded. */
    Object before(ChangeRecord change, Object after, AbstractSession session) {
        if (owner == null) {
            return plain(change.getOldValue(), session);
        }
        ObjectChangeSet parts = ((AggregateChangeRecord) change).getChangedObject() instanceof ObjectChangeSet changed ? changed : null;
        ChangeRecord part = parts == null ? null : parts.getChangesForAttributeNamed(mapping.getAttributeName());
        return part == null ? after : plain(part.getOldValue(), session);
    }

    /** The value as the trail tells it. */
    Object told(Object value, AbstractSession session) {
        Converter converter = converter();
        if (converter == null) {
            return value;
        }
        UnaryOperator<Object> form = one -> one == null ? null : StoredForm.of(one, converter.convertObjectValueToDataValue(one, session));
        return mapping.isDirectCollectionMapping() ? StoredForm.ofEach(value, form) : form.apply(value);
    }

    /** The team's own; null where there is none. */
    private Converter converter() {
        Converter converter = mapping instanceof AbstractDirectMapping direct ? direct.getConverter()
                : mapping instanceof DirectCollectionMapping collection ? collection.getValueConverter() : null;
        return converter instanceof ConverterClass ? converter : null;
    }

    /** A value that the provider kept from before, in the form that {@link #value} gives. */
    Object plain(Object value, AbstractSession session) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(element -> plain(element, session)).toList();
        }
        ClassDescriptor referenced = value == null || mapping.isAbstractDirectMapping() ? null : session.getDescriptor(value);
        return referenced == null ? value : referenced.getObjectBuilder().extractPrimaryKeyFromObject(value, session);
    }
}
