package org.backendfoundation.rest.openapi;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backendfoundation.rest.deprecation.DeprecatedOperations;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says in the contract what is deprecated, and since when. */
public final class DeprecationMarks {

    private DeprecationMarks() {
    }

    static void mark(Operation operation, ResourceMethods.Found found) {
        DeprecatedOperations.of(found.resource(), found.method()).ifPresent(deprecation -> mark(operation, deprecation));
    }

    private static void mark(Operation operation, Deprecation deprecation) {
        operation.deprecated(true).description(joined(operation.getDescription(), deprecation));
    }

    /** Nothing may stand beside a reference (OpenAPI 3.0.3, Reference Object), but around it. */
    public static Schema mark(Schema schema, Deprecation deprecation) {
        Schema marked = schema.getRef() == null ? schema : OASFactory.createSchema().addAllOf(schema);
        return marked.deprecated(true).description(joined(marked.getDescription(), deprecation));
    }

    public static Parameter mark(Parameter parameter, Deprecation deprecation) {
        return parameter.deprecated(true).description(joined(parameter.getDescription(), deprecation));
    }

    /**
     * Says it of values that a parameter may have: of a single value of an {@code enum} OpenAPI has no mark.
     *
     * @param deprecations by the values; nothing is said if there are none
     */
    public static Parameter markValues(Parameter parameter, Map<String, Deprecation> deprecations) {
        return deprecations.isEmpty() ? parameter
                : parameter.description(joined(parameter.getDescription(), deprecations.entrySet().stream()
                        .map(one -> "'" + one.getKey() + "' " + one.getValue().facts())
                        .collect(Collectors.joining("; ", "Deprecated: ", ""))));
    }

    private static String joined(String description, Deprecation deprecation) {
        return joined(description, deprecation.sentence());
    }

    static String joined(String description, String sentence) {
        return Optional.ofNullable(description).map(text -> text + (text.endsWith(".") ? " " : ". ")).orElse("") + sentence;
    }
}
