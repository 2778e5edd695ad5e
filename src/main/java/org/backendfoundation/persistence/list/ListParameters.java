package org.backendfoundation.persistence.list;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.rest.openapi.DeprecationMarks;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The query parameters of a list, as {@code /openapi} describes them. */
public final class ListParameters {

    private ListParameters() {
    }

    public static List<Parameter> of(EntityMetadata<?> metadata) {
        List<Parameter> parameters = new ArrayList<>(List.of(limit(), cursor("The 'next' or 'previous' of another page"), include()));
        parameters.add(fields(metadata));
        parameters.add(query(ShownParameters.COUNT, JsonSchema.of(String.class).enumeration(List.copyOf(ShownParameters.COUNTS)),
                "Adds how many rows all pages have together; 'exact' takes at most three seconds"));
        expand(metadata).ifPresent(parameters::add);
        if (!metadata.sorts().isEmpty()) {
            parameters.add(sort(metadata));
        }
        metadata.filters().forEach((filter, attribute) -> Operator.of(metadata, filter)
                .forEach(operator -> parameters.add(filter(operator.parameter(filter), attribute, operator))));
        return parameters;
    }

    private static Parameter sort(EntityMetadata<?> metadata) {
        Parameter sort = several(SortParameter.NAME,
                JsonSchema.of(String.class).enumeration(List.copyOf(SortParameter.choices(metadata))), SortParameter.MOST_SORTS,
                "The first decides, then the next; with '-' before it descending");
        return DeprecationMarks.markValues(sort, metadata.deprecationsByName(metadata.sorts().keySet()));
    }

    public static Parameter fields(EntityMetadata<?> metadata) {
        Parameter fields = several(ShownParameters.FIELDS, JsonSchema.of(String.class).enumeration(List.copyOf(metadata.fields())),
                metadata.fields().size(), "The answer has only these and the id, whatever else its schema requires");
        return DeprecationMarks.markValues(fields, metadata.deprecationsByName(metadata.fields()));
    }

    /** Empty where nothing can be expanded. */
    public static Optional<Parameter> expand(EntityMetadata<?> metadata) {
        Schema names = SchemaTypes.typed(SchemaType.ARRAY)
                .items(JsonSchema.of(String.class).enumeration(List.copyOf(metadata.expansions())));
        Parameter expand = query(ExpandParameter.NAME, names, "Rows to show beside their ids, as far as the caller may see them")
                .style(Parameter.Style.FORM).explode(false);
        return metadata.expansions().isEmpty() ? Optional.empty()
                : Optional.of(DeprecationMarks.markValues(expand, metadata.deprecationsByName(metadata.expansions())));
    }

    public static Parameter limit() {
        Schema schema = JsonSchema.of(int.class).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(ListQuery.MAX_LIMIT))
                .defaultValue(ListQuery.DEFAULT_LIMIT);
        return query(ListQueryParser.LIMIT, schema, "How many rows a page has");
    }

    public static Parameter cursor(String meaning) {
        return query(ListQueryParser.CURSOR, JsonSchema.of(String.class), meaning);
    }

    public static Parameter include() {
        return query(ListQueryParser.INCLUDE, JsonSchema.of(String.class).enumeration(List.of(ListQueryParser.INACTIVE)),
                "Deleted ones too, for administrators");
    }

    private static Parameter filter(String name, ListedAttribute attribute, Operator operator) {
        Parameter filter = plainFilter(name, attribute, operator);
        return attribute.deprecation().map(said -> DeprecationMarks.mark(filter, said)).orElse(filter);
    }

    private static Parameter plainFilter(String name, ListedAttribute attribute, Operator operator) {
        return switch (operator) {
            case IN -> several(name, attribute.parameterSchema(), FilterParameters.MOST_VALUES, operator.meaning());
            case CONTAINS -> query(name, attribute.parameterSchema().minLength(ContainedText.SHORTEST), operator.meaning());
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
