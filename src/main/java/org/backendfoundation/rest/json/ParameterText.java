package org.backendfoundation.rest.json;

import org.backendfoundation.problem.ProblemException;

/** Query parameters as values of the types that {@link JsonScalars} knows. */
public final class ParameterText {

    private ParameterText() {
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} with one violation */
    public static Object read(String name, String text, Class<?> type) {
        return JsonScalars.of(type).orElseThrow(() -> new IllegalStateException("No parameter can be a " + type.getName()))
                .readParameter(name, text);
    }
}
