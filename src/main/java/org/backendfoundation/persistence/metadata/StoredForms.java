package org.backendfoundation.persistence.metadata;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.property.Generics;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.rest.json.FormattedScalars;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.SerializedObjectConverter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;

/** The forms of values that one column holds. */
final class StoredForms {

    private StoredForms() {
    }

    static boolean isSerialized(DatabaseMapping mapping) {
        Converter converter = mapping instanceof AbstractDirectMapping direct ? direct.getConverter()
                : mapping instanceof DirectCollectionMapping collection ? collection.getValueConverter() : null;
        return converter instanceof SerializedObjectConverter;
    }

    static Optional<ValueFormat> scalar(Property property, Class<?> type) {
        return JsonScalars.of(type).map(scalar -> new ScalarFormat(type, formatted(property, type, scalar)));
    }

    private static JsonScalar formatted(Property property, Class<?> type, JsonScalar scalar) {
        Optional<JsonScalar> date = property.annotation(JsonbDateFormat.class)
                .flatMap(format -> FormattedScalars.date(type, format.value(), format.locale(), scalar));
        return date.or(() -> property.annotation(JsonbNumberFormat.class)
                .map(format -> FormattedScalars.number(format.value(), format.locale(), scalar))).orElse(scalar);
    }

    /** Keys of a map are names in JSON. */
    static Optional<JsonScalar> key(Type type) {
        Class<?> raw = Generics.raw(type);
        return raw == String.class || raw == UUID.class || raw.isEnum() ? JsonScalars.of(raw) : Optional.empty();
    }

    /** Whether a part does not know its owner yet. */
    static boolean isWithoutOwner(Object part, ForeignReferenceMapping owner, AbstractSession session) {
        return owner.getRealAttributeValueFromObject(part, session) == null;
    }
}
