package org.backendfoundation.security.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.security.authorization.AuthorizationFilter;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.credential.PresentedCredential;
import org.backendfoundation.security.credential.SecurityError;
import org.backendfoundation.security.credential.SessionSecret;
import org.backendfoundation.security.limit.AbuseLimits;

/**
 * Authenticates {@code Authorization: Bearer …}, with an API key or a token, or else the cookie of the console's session.
 *
 * <p>The servers call this before any filter ({@link CallerAuthModule}), so it answers nothing: the answer would lack its headers. A
 * failure is attached to the request as an {@link AuthenticationFailure}, which {@link RateLimitFilter} and {@link AuthorizationFilter}
 * answer. A caller without a valid credential is anonymous, so that open resources answer even to an expired key.
 */
@ApplicationScoped
public class RequestAuthentication {

    /** {@code true} where the console polls without a user's action. */
    static final String BACKGROUND = "X-Background";
    static final String CALLER = Caller.class.getName();
    private static final Logger LOG = SafeLogger.of(RequestAuthentication.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Authenticator identification;

    @Inject
    SessionCookie cookie;

    @Inject
    AbuseLimits limits;

    /** @return the request's caller; empty for an anonymous one */
    Optional<Caller> authenticate(HttpServletRequest request) {
        try {
            Optional<Caller> caller = caller(request).or(() -> find(request));
            caller.ifPresent(found -> request.setAttribute(CALLER, found));
            return caller;
        } catch (ProblemException problem) {
            AuthenticationFailure.attach(request, problem);
            return Optional.empty();
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "Request " + RequestIds.of(request) + " could not be authenticated");
            AuthenticationFailure.attach(request, new ProblemException(RestError.INTERNAL_ERROR,
                    "Who is calling cannot be found out; the request_id finds the cause in the server's log.", failure));
            return Optional.empty();
        }
    }

    /** Whom this request was authenticated as; dispatches inside the server are asked again. */
    public static Optional<Caller> caller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    private Optional<Caller> find(HttpServletRequest request) {
        if (!RateLimitFilter.askForAddress(request, limits, configuration).isAdmitted()) {
            return Optional.empty();
        }
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new ProblemException(SecurityError.CREDENTIALS_AMBIGUOUS, "Send one Authorization header.");
        }
        List<String> cookies = cookie.values(request);
        if (headers.isEmpty()) {
            return cookies.isEmpty() ? Optional.empty() : Optional.of(bySession(request, cookies));
        }
        // a caller who sends both might act as somebody else than intended
        if (!cookies.isEmpty()) {
            throw new ProblemException(SecurityError.CREDENTIALS_AMBIGUOUS,
                    "Send the Authorization header or the page's session, not both.");
        }
        return headers.stream().findFirst().flatMap(PresentedCredential::find).map(shown -> identification.identify(request, shown));
    }

    private Caller bySession(HttpServletRequest request, List<String> cookies) {
        if (cookies.size() > 1) {
            throw new ProblemException(RestError.INVALID_TOKEN,
                    "There are several cookies " + cookie.name(request) + "; remove those of other sites.");
        }
        String shown = cookies.get(0);
        requireOwnPage(request, shown);
        return identification.identify(request, shown, !"true".equalsIgnoreCase(request.getHeader(BACKGROUND)));
    }

    /** Before the session is looked up: a request of another page costs no query. */
    private void requireOwnPage(HttpServletRequest request, String shown) {
        boolean hasToken = SessionSecret.find(SessionSecret.SESSION, shown)
                .filter(secret -> secret.hasCsrfToken(request.getHeader(CsrfRule.TOKEN_HEADER))).isPresent();
        CsrfRule.of(request, ClientAddress.of(request, configuration), hasToken).refusal().ifPresent(why -> {
            throw new ProblemException(SecurityError.CSRF_REFUSED, why);
        });
    }
}
