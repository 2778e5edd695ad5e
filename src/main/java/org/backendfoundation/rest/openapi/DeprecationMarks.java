package org.backendfoundation.rest.openapi;

import java.util.Optional;
import org.backendfoundation.rest.deprecation.DeprecatedOperations;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the contract what is deprecated, and since when. */
public final class DeprecationMarks {

    private DeprecationMarks() {
    }

    /** Of a path, the last part may be what the method takes as a parameter: {@code /customers/{id}/orders}. */
    static void mark(Paths paths, ResourceMethods resources, String lastParameter) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> resources.of(verb.name(), path)
                .or(() -> resources.of(verb.name(), path.substring(0, path.lastIndexOf('/')) + lastParameter))
                .flatMap(found -> DeprecatedOperations.of(found.resource(), found.method()))
                .ifPresent(deprecation -> mark(operation, deprecation))));
    }

    private static void mark(Operation operation, Deprecation deprecation) {
        operation.deprecated(true).description(joined(operation.getDescription(), deprecation));
    }

    /** Nothing may stand beside a reference (OpenAPI 3.0.3, Reference Object), but around it. */
    public static Schema mark(Schema schema, Deprecation deprecation) {
        Schema marked = schema.getRef() == null ? schema : OASFactory.createSchema().addAllOf(schema);
        return marked.deprecated(true).description(joined(marked.getDescription(), deprecation));
    }

    private static String joined(String description, Deprecation deprecation) {
        return Optional.ofNullable(description).map(text -> text + (text.endsWith(".") ? " " : ". ")).orElse("") + deprecation.sentence();
    }
}
