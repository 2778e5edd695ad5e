package org.backendfoundation.sample.kinds;

import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;

/** A bean without {@code equals}, in {@code jsonb}. */
public class KindSize {

    private int width;
    private String unit;

    public int getWidth() {
        return width;
    }

    public void setWidth(int width) {
        this.width = width;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    /** Stores it as JSON. */
    @jakarta.persistence.Converter
    public static class Converter implements AttributeConverter<KindSize, Object> {

        @Override
        public Object convertToDatabaseColumn(KindSize size) {
            return size == null ? null : JsonbBuilder.create().toJson(size);
        }

        @Override
        public KindSize convertToEntityAttribute(Object column) {
            return column == null ? null : JsonbBuilder.create().fromJson(column.toString(), KindSize.class);
        }
    }
}
