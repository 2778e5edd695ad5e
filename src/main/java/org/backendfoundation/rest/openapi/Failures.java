package org.backendfoundation.rest.openapi;

import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.rest.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The statuses with which operations may fail, each with a problem document. What an operation says of a status itself stays. */
public final class Failures {

    /** Of whatever is asked: who, how much, in which form; and what nobody can do at that moment. */
    private static final List<String> ALWAYS = List.of("400", "401", "403", "406", "429", "500", "503");
    private static final List<String> OF_A_BODY = List.of("408", "413", "415");
    private static final String NOT_FOUND = "404";
    private static final String CONFLICT = "409";
    private static final String PRECONDITION_FAILED = "412";
    /** Of a key that was used for another body. */
    private static final String REUSED = "422";

    private Failures() {
    }

    public static void describe(Paths paths) {
        paths.getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(operation, statuses(path, method, operation))));
    }

    private static void describe(Operation operation, List<String> statuses) {
        statuses.stream().filter(status -> !operation.getResponses().hasAPIResponse(status))
                .forEach(status -> operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(Problem.SCHEMA)));
    }

    private static List<String> statuses(String path, HttpMethod method, Operation operation) {
        List<String> statuses = new ArrayList<>(ALWAYS);
        if (path.contains("{")) {
            statuses.add(NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(OF_A_BODY);
        }
        if (method != HttpMethod.GET) {
            statuses.add(CONFLICT);
        }
        if (hasHeader(operation, "If-Match") || operation.getResponses().hasAPIResponse("304")) {
            statuses.add(PRECONDITION_FAILED);
        }
        if (hasHeader(operation, "Idempotency-Key")) {
            statuses.add(REUSED);
        }
        return statuses;
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null && operation.getParameters().stream()
                .anyMatch((Parameter parameter) -> parameter.getIn() == In.HEADER && name.equalsIgnoreCase(parameter.getName()));
    }
}
