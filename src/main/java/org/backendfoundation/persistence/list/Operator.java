package org.backendfoundation.persistence.list;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;

/** How a filter compares. Its parameter has the attribute's name and the operator's ending. */
public enum Operator {

    EQUAL("", "Exactly this"),
    IN("_in", "One of these, with commas between them"),
    NOT("_not", "Anything else; no value is something else, too"),
    NULL("_null", "Whether there is no value"),
    PREFIX("_prefix", "Begins with this; capitals count"),
    CONTAINS("_contains", "Has this in it, with three letters or digits in a row at least; capitals do not count"),
    /** Ranges go from included to excluded, so that neighbouring ones share no row. */
    FROM("_from", "This or more"),
    TO("_to", "Less than this");

    private static final JsonScalar BOOLEAN = JsonScalars.of(Boolean.class).orElseThrow();

    private final String ending;
    private final String meaning;

    Operator(String ending, String meaning) {
        this.ending = ending;
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    public String parameter(String filter) {
        return filter + ending;
    }

    /** The operators that a filter has. */
    public static Stream<Operator> of(EntityMetadata<?> metadata, String filter) {
        return Arrays.stream(values()).filter(operator -> operator.fits(metadata, filter));
    }

    private boolean fits(EntityMetadata<?> metadata, String filter) {
        ListedAttribute attribute = metadata.filter(filter).orElseThrow();
        return switch (this) {
            case EQUAL, IN, NOT -> true;
            case NULL -> attribute.isNullable();
            case PREFIX -> attribute.isReadableText();
            case CONTAINS -> metadata.isSearched(filter);
            case FROM, TO -> attribute.hasRanges();
        };
    }

    /** The attribute that a parameter filters by; empty if it does not have this operator. */
    Optional<ListedAttribute> attribute(EntityMetadata<?> metadata, String parameter) {
        if (!parameter.endsWith(ending)) {
            return Optional.empty();
        }
        String filter = parameter.substring(0, parameter.length() - ending.length());
        return metadata.filter(filter).filter(attribute -> fits(metadata, filter));
    }

    /** What the parameter's value is, or each of its values. */
    JsonScalar operand(ListedAttribute attribute) {
        return this == NULL ? BOOLEAN : attribute.scalar();
    }
}
