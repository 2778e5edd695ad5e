package org.backendfoundation.rest.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Parameters that several operations have, to which their methods refer by {@code @Parameter(ref = …)}. Of several such annotations
 * SmallRye, in WildFly, takes the first alone: all of them are without a name to it.
 */
final class SharedParameters {

    private static final String REFERENCE = "#/components/parameters/";

    private SharedParameters() {
    }

    static void complete(Paths paths, ResourceMethods resources) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> resources.of(verb.name(), path)
                .ifPresent(found -> complete(operation, found.method()))));
    }

    private static void complete(Operation operation, Method method) {
        Set<String> known = new HashSet<>();
        List<Parameter> declared = operation.getParameters() == null ? List.of() : operation.getParameters();
        declared.forEach(parameter -> known.add(parameter.getRef()));
        references(method).stream().filter(known::add)
                .forEach(reference -> operation.addParameter(OASFactory.createParameter().ref(reference)));
    }

    private static List<String> references(Method method) {
        return Arrays.stream(method.getAnnotationsByType(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class))
                .filter(parameter -> !parameter.ref().isEmpty()).map(parameter -> REFERENCE + parameter.ref()).toList();
    }
}
