package org.backendfoundation.rest.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;

/** Refuses bodies with a Content-Encoding: nothing here decompresses them, and a plain body that claims one was not meant as it is. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class IdentityBodies implements ContainerRequestFilter {

    static final String IDENTITY = "identity";

    private static final Set<String> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> codings = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (codings != null && WITH_BODY.contains(request.getMethod()) && !isIdentity(String.join(",", codings))) {
            throw new ProblemException(RestError.ENCODING_REFUSED, "Send the body as it is, without Content-Encoding.");
        }
    }

    static boolean isIdentity(String codings) {
        return Arrays.stream(codings.split(",")).map(String::strip)
                .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase(IDENTITY));
    }
}
