package org.backendfoundation.persistence.resource;

import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.list.FilterParameters;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.Operator;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.list.SortParameter;
import org.backendfoundation.persistence.metadata.EntityAttribute;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The query parameters of a list, as {@code /openapi} describes them. */
final class ListParameters {

    private ListParameters() {
    }

    static List<Parameter> of(EntityMetadata<?> metadata) {
        List<Parameter> parameters = new ArrayList<>(List.of(limit(), cursor("The 'next' of the page before"), include()));
        parameters.add(fields(metadata));
        parameters.add(query(ShownParameters.COUNT, JsonSchema.of(String.class).enumeration(List.copyOf(ShownParameters.COUNTS)),
                "Adds how many rows all pages have together; 'exact' takes at most three seconds"));
        ExpandedSchema.parameter(metadata).ifPresent(parameters::add);
        if (!metadata.sorts().isEmpty()) {
            parameters
                    .add(several(SortParameter.NAME, JsonSchema.of(String.class).enumeration(List.copyOf(SortParameter.choices(metadata))),
                            SortParameter.MOST_SORTS, "The first decides, then the next; with '-' before it descending"));
        }
        metadata.filters().forEach((filter, attribute) -> Operator.of(attribute)
                .forEach(operator -> parameters.add(filter(operator.parameter(filter), attribute, operator))));
        return parameters;
    }

    static Parameter fields(EntityMetadata<?> metadata) {
        return several(ShownParameters.FIELDS, JsonSchema.of(String.class).enumeration(List.copyOf(metadata.fields())),
                metadata.fields().size(), "The answer has only these and the id, whatever else its schema requires");
    }

    static Parameter limit() {
        return query(ListQueryParser.LIMIT, JsonSchema.of(int.class),
                "At most " + ListQuery.MAX_LIMIT + ", " + ListQuery.DEFAULT_LIMIT + " if not given");
    }

    static Parameter cursor(String meaning) {
        return query(ListQueryParser.CURSOR, JsonSchema.of(String.class), meaning);
    }

    static Parameter include() {
        return query(ListQueryParser.INCLUDE, JsonSchema.of(String.class).enumeration(List.of(ListQueryParser.INACTIVE)),
                "Deleted ones too, for administrators");
    }

    private static Parameter filter(String name, EntityAttribute attribute, Operator operator) {
        return switch (operator) {
            case IN -> several(name, attribute.parameterSchema(), FilterParameters.MOST_VALUES, operator.meaning());
            case NULL -> query(name, JsonSchema.of(boolean.class), operator.meaning());
            default -> query(name, attribute.parameterSchema(), operator.meaning());
        };
    }

    private static Parameter several(String name, Schema one, int most, String meaning) {
        return query(name, SchemaTypes.typed(SchemaType.ARRAY).items(one).minItems(1).maxItems(most), meaning)
                .style(Parameter.Style.FORM).explode(false);
    }

    private static Parameter query(String name, Schema schema, String meaning) {
        return OASFactory.createParameter().name(name).in(In.QUERY).schema(schema).description(meaning);
    }
}
