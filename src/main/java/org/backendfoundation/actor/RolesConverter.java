package org.backendfoundation.actor;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/**
 * A {@code text[]} of role names, whose letters need no quoting. Written as its literal, because the pool sends strings untyped; read as the array
 * that EclipseLink takes out of the driver's own.
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
