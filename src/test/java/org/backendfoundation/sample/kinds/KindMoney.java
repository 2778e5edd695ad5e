package org.backendfoundation.sample.kinds;

import jakarta.persistence.AttributeConverter;
import java.math.BigDecimal;
import java.util.Currency;

/** A record as text. */
public record KindMoney(BigDecimal amount, Currency currency) {

    /** Stores it as {@code 12.50 EUR}. */
    @jakarta.persistence.Converter
    public static class Converter implements AttributeConverter<KindMoney, String> {

        @Override
        public String convertToDatabaseColumn(KindMoney money) {
            return money == null ? null : money.amount() + " " + money.currency();
        }

        @Override
        public KindMoney convertToEntityAttribute(String column) {
            return column == null ? null : new KindMoney(new BigDecimal(column.split(" ")[0]), Currency.getInstance(column.split(" ")[1]));
        }
    }
}
