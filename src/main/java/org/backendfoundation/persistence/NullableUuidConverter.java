package org.backendfoundation.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;

/**
 * A {@code uuid} column that may be null; without it EclipseLink 4.0 neither reads nor writes the null:
 * <pre>{@code
 * @Convert(converter = NullableUuidConverter.class)
 * private UUID approvedBy;
 * }</pre>
 */
@PublicApi
@Converter
public class NullableUuidConverter implements AttributeConverter<UUID, Object> {

    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return column == null || column instanceof UUID ? (UUID) column : UUID.fromString(column.toString());
    }
}
