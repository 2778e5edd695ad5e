package org.backendfoundation.actor;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/**
 * Maps role names to a {@code text[]}; their letters need no quoting. It writes a literal, because the pool sends strings untyped, and
 * reads the array that EclipseLink extracts from the driver's own.
 */
@Converter
public class RolesConverter implements AttributeConverter<List<String>, Object> {

    @Override
    public Object convertToDatabaseColumn(List<String> roles) {
        return "{" + String.join(",", roles) + "}";
    }

    @Override
    public List<String> convertToEntityAttribute(Object column) {
        return List.of((String[]) column);
    }
}
