package org.backendfoundation.sample.audited;

import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Writes money into a column of {@code jsonb}. */
@Converter
public class AuditedMoneyConverter implements AttributeConverter<AuditedMoney, Object> {

    @Override
    public Object convertToDatabaseColumn(AuditedMoney money) {
        return money == null ? null : JsonbBuilder.create().toJson(money);
    }

    @Override
    public AuditedMoney convertToEntityAttribute(Object column) {
        return column == null ? null : JsonbBuilder.create().fromJson(column.toString(), AuditedMoney.class);
    }
}
