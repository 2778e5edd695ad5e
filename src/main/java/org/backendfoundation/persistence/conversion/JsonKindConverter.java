package org.backendfoundation.persistence.conversion;

import jakarta.json.JsonValue;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;

/**
 * Reads into an attribute only the kind of JSON that its type can have: a column may hold any other, {@code null} among it, put there by
 * SQL. That is read as no value. It stays in the column until somebody changes the attribute, because the provider compares with what it
 * read.
 */
final class JsonKindConverter implements Converter {

    private static final long serialVersionUID = 1L;

    private final Converter converter;
    private final Class<?> kind;

    JsonKindConverter(Converter converter, Class<?> kind) {
        this.converter = converter;
        this.kind = kind;
    }

    @Override
    public Object convertDataValueToObjectValue(Object value, Session session) {
        Object json = converter.convertDataValueToObjectValue(value, session);
        return kind.isInstance(json) && json != JsonValue.NULL ? json : null;
    }

    @Override
    public Object convertObjectValueToDataValue(Object value, Session session) {
        return converter.convertObjectValueToDataValue(value, session);
    }

    @Override
    public boolean isMutable() {
        return converter.isMutable();
    }

    @Override
    public void initialize(DatabaseMapping mapping, Session session) {
        converter.initialize(mapping, session);
        // JPA's converters put themselves in this place when they are initialized
        if (mapping instanceof AbstractDirectMapping direct) {
            direct.setConverter(this);
        } else if (mapping instanceof DirectCollectionMapping collection) {
            collection.setValueConverter(this);
        }
    }
}
