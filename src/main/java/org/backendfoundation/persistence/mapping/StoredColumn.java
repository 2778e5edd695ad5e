package org.backendfoundation.persistence.mapping;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.backendfoundation.persistence.property.Property;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.converters.ConverterClass;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;

/** Where the value of an attribute is stored, as the provider knows it. */
public record StoredColumn(DatabaseMapping mapping, ClassDescriptor owner, AbstractSession session) {

    /** The database or the provider sets it. */
    public boolean isReadOnly() {
        return mapping.isReadOnly() || isVersion() || fields().stream().anyMatch(field -> !field.isInsertable() && !field.isUpdatable());
    }

    /** Whether an object in the entity's own row has it. */
    public boolean isEmbedded() {
        return mapping.isAggregateObjectMapping();
    }

    public boolean isWrittenOnce() {
        return fields().stream().anyMatch(field -> field.isInsertable() && !field.isUpdatable());
    }

    public boolean isNullable() {
        // the provider takes all columns of an element collection for a key
        boolean isKey = mapping.isPrimaryKeyMapping() && !owner.isAggregateCollectionDescriptor();
        return !isKey && fields().stream().allMatch(DatabaseField::isNullable)
                && (!(mapping instanceof OneToOneMapping one) || one.isOptional());
    }

    public boolean isVersion() {
        return owner.usesOptimisticLocking() && mapping.isAbstractDirectMapping()
                && mapping.getField().equals(owner.getOptimisticLockingPolicy().getWriteLockField());
    }

    /** Whether the team decides how values are stored, so that nobody else knows their order. */
    public boolean hasOwnConverter() {
        return mapping instanceof AbstractDirectMapping direct && direct.getConverter() instanceof ConverterClass;
    }

    /** The value in the entity. For a reference it is the id; the row is not read. */
    public Object value(Property property, Object entity) {
        if (mapping instanceof OneToOneMapping reference) {
            return reference.getAttributeValueFromObject(entity) == null ? null
                    : reference.extractPrimaryKeysForReferenceObject(entity, session);
        }
        return property.get(entity);
    }

    /** The column that has the id of the row to which another one refers. */
    public Expression<?> reference(JpaCriteriaBuilder builder, Root<?> row) {
        return builder.fromExpression(builder.toExpression(row).getField(fields().get(0)));
    }

    private List<DatabaseField> fields() {
        if (mapping instanceof OneToOneMapping reference) {
            return ProviderLists.of(reference, "getForeignKeyFields");
        }
        return mapping.isAbstractDirectMapping() ? List.of(mapping.getField()) : List.of();
    }
}
