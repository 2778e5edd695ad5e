package org.backendfoundation.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.rest.RequestIds;

/**
 * Takes {@code Authorization: Bearer fk_…} and asks the identity stores whose key it is. Whoever shows no key, or none that counts, stays a
 * stranger here: {@link ClosedByDefault} decides what that means for a resource, so that open ones answer even to a worn-out key.
 */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {

    static final String CALLER = Caller.class.getName();

    private static final String SCHEME = "Bearer ";

    @Inject
    IdentityStoreHandler identities;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<ApiKey> key = key(request.getHeader("Authorization"));
        if (key.isEmpty()) {
            return context.doNothing();
        }
        CredentialValidationResult result = identities.validate(new ApiKeyCredential(key.get(), RequestIds.of(request), request.getRemoteAddr()));
        if (result.getStatus() != CredentialValidationResult.Status.VALID || !(result.getCallerPrincipal() instanceof AuthenticatedCaller known)) {
            return context.doNothing();
        }
        request.setAttribute(CALLER, known.caller());
        return context.notifyContainerAboutLogin(known, known.caller().roles());
    }

    /** The scheme is case-insensitive (RFC 9110, section 11.1). */
    static Optional<ApiKey> key(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return ApiKey.find(authorization.substring(SCHEME.length()).strip());
    }
}
