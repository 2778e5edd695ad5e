package org.backendfoundation.persistence.conversion;

import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.property.Generics;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.persistence.property.Property;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;

/** Gives each attribute the conversion of its type. */
public final class AttributeConversions {

    /** The converters that the provider chooses where the team says nothing, by their names: not every version has each of them. */
    private static final Set<String> PROVIDERS_OWN = Set.of("SerializedObjectConverter", "UUIDConverter", "TypeConversionConverter");

    private AttributeConversions() {
    }

    /** Must run before the descriptors are initialized. */
    public static void apply(AbstractSession session) {
        session.getDescriptors().values().forEach(AttributeConversions::apply);
    }

    private static void apply(ClassDescriptor descriptor) {
        Map<String, Property> properties = Properties.of(descriptor.getJavaClass()).stream()
                .collect(Collectors.toMap(Property::javaName, Function.identity(), (one, other) -> one));
        for (DatabaseMapping mapping : ProviderLists.<DatabaseMapping>of(descriptor, "getMappings")) {
            Property property = properties.get(mapping.getAttributeName());
            if (property != null) {
                apply(mapping, property);
            }
        }
    }

    private static void apply(DatabaseMapping mapping, Property property) {
        Type type = property.storedType();
        if (mapping instanceof AbstractDirectMapping direct) {
            convert(type, direct.getConverter(), direct.getField(), direct::setConverter);
        } else if (mapping instanceof DirectCollectionMapping collection) {
            boolean isMap = Map.class.isAssignableFrom(Generics.raw(type));
            Type element = Generics.argument(type, isMap ? 1 : 0, property.owner());
            convert(element, collection.getValueConverter(), collection.getDirectField(), collection::setValueConverter);
        }
    }

    private static void convert(Type type, Converter present, DatabaseField column, Consumer<Converter> setter) {
        boolean isProviders = present == null || PROVIDERS_OWN.contains(present.getClass().getSimpleName());
        if (!isProviders && JsonValue.class.isAssignableFrom(Generics.raw(type))) {
            setter.accept(new JsonKindConverter(present, Generics.raw(type)));
        } else if (isProviders && !isDateOrTime(type, column)) {
            Optional<Conversion> conversion = Conversions.of(type);
            conversion.ifPresent(found -> {
                found.describe(column);
                setter.accept(found);
            });
        }
    }

    /** {@code @Temporal} says that a column holds a part of the time only. */
    private static boolean isDateOrTime(Type type, DatabaseField column) {
        return type == Date.class && (column.getType() == java.sql.Date.class || column.getType() == java.sql.Time.class);
    }
}
