package org.backendfoundation.sample;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Stands for a team's encryption: what is stored cannot be read at a glance. */
@Converter
public class EncryptedTextConverter implements AttributeConverter<String, String> {

    @Override
    public String convertToDatabaseColumn(String text) {
        return text == null ? null : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String convertToEntityAttribute(String column) {
        return column == null ? null : new String(Base64.getDecoder().decode(column), StandardCharsets.UTF_8);
    }
}
