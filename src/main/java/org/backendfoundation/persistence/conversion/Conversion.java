package org.backendfoundation.persistence.conversion;

import java.util.function.Function;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;

/** What a value becomes for the driver, and what it is made of from what the driver reads. Null stays null in both directions. */
class Conversion implements Converter {

    private static final long serialVersionUID = 1L;

    private final Class<?> column;
    private final transient Function<Object, Object> writing;
    private final transient Function<Object, Object> reading;
    private final boolean isMutable;

    private Conversion(Class<?> column, Function<Object, Object> writing, Function<Object, Object> reading, boolean isMutable) {
        this.column = column;
        this.writing = writing;
        this.reading = reading;
        this.isMutable = isMutable;
    }

    /** @param column as what the driver writes and reads the value; null where it decides */
    @SuppressWarnings("unchecked") // the attribute and the column have these types
    static <A, C> Conversion of(Class<C> column, Function<A, ? extends C> writing, Function<? super C, A> reading) {
        return new Conversion(column, value -> writing.apply((A) value), value -> reading.apply((C) value), false);
    }

    /** Stored as text, also in a column whose type has a text form, such as {@code interval}: the driver sends strings untyped. */
    @SuppressWarnings("unchecked") // the attribute has this type
    static <A> Conversion text(Function<A, String> writing, Function<String, A> reading) {
        return new Conversion(null, value -> writing.apply((A) value), value -> reading.apply(value.toString().strip()), false);
    }

    /** Of a value that may change in itself, so that the provider compares what would be stored. */
    static Conversion mutable(Function<Object, Object> writing, Function<Object, Object> reading) {
        return new Conversion(null, writing, reading, true);
    }

    void describe(DatabaseField field) {
        field.setType(column);
    }

    @Override
    public Object convertObjectValueToDataValue(Object value, Session session) {
        return value == null ? null : writing.apply(value);
    }

    @Override
    public Object convertDataValueToObjectValue(Object value, Session session) {
        return value == null ? null : reading.apply(value);
    }

    @Override
    public boolean isMutable() {
        return isMutable;
    }

    @Override
    public void initialize(DatabaseMapping mapping, Session session) {
        // the field is described when the conversion is given to it
    }
}
