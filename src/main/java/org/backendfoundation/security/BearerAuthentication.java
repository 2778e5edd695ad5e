package org.backendfoundation.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.RequestIds;
import org.backendfoundation.rest.RestError;
import org.backendfoundation.security.AuthenticationRefused.Reason;

/**
 * Takes {@code Authorization: Bearer …}, an API key or a token, and asks the identity stores whose it is.
 *
 * <p>The servers call this before any filter, so nothing is answered here: the answer would lack its headers. What is wrong is left with the
 * request as a {@link Refusal}; {@link LimitsFilter} and {@link ClosedByDefault} answer. Whoever shows nothing that counts stays a stranger, so that
 * open resources answer even to a worn-out key.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {

    /** The name kept for the page's session: whoever sends both could be made to act as somebody else than they think. */
    static final String SESSION_COOKIE = "foundation_session";
    static final String CALLER = Caller.class.getName();
    private static final Logger LOG = Logger.getLogger(BearerAuthentication.class.getName());

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    IdentityStoreHandler identities;

    @Inject
    Limits limits;

    @Inject
    Refusals refusals;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            Optional<Caller> caller = known(request).or(() -> find(request));
            caller.ifPresent(found -> request.setAttribute(CALLER, found));
            return caller.map(found -> context.notifyContainerAboutLogin(new AuthenticatedCaller(found), found.roles())).orElseGet(context::doNothing);
        } catch (ProblemException problem) {
            Refusal.leave(request, problem);
            return context.doNothing();
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "Request " + RequestIds.of(request) + " could not be authenticated");
            Refusal.leave(request, new ProblemException(RestError.INTERNAL_ERROR,
                    "Who is calling cannot be found out; the request_id finds the cause in the server's log.", failure));
            return context.doNothing();
        }
    }

    /** Dispatches inside the server come by here again. */
    private static Optional<Caller> known(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    private Optional<Caller> find(HttpServletRequest request) {
        if (!LimitsFilter.askForAddress(request, limits, configuration).isAdmitted()) {
            return Optional.empty();
        }
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new ProblemException(SecurityError.CREDENTIALS_AMBIGUOUS, "Send one Authorization header.");
        }
        if (!headers.isEmpty() && hasSession(request)) {
            throw new ProblemException(SecurityError.CREDENTIALS_AMBIGUOUS, "Send the Authorization header or the page's session, not both.");
        }
        return headers.stream().findFirst().flatMap(ShownCredential::find).map(shown -> identify(request, shown));
    }

    private static boolean hasSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(SESSION_COOKIE));
    }

    private Caller identify(HttpServletRequest request, ShownCredential shown) {
        ClientAddress client = ClientAddress.of(request, configuration);
        Duration locked = limits.lockedFor(client, shown);
        if (!locked.isZero()) {
            refusals.tell(request, Reason.LOCKED_OUT, "locked out for " + locked.toSeconds() + " s more");
            throw Limits.lockedOut(locked);
        }
        try {
            Caller caller = ask(shown, RequestIds.of(request), client.toString());
            limits.succeeded(shown);
            return caller;
        } catch (CredentialRefusedException refused) {
            refusals.tellOfCredential(request, refused.reason(), refused.isGuess() ? limits.failed(client, shown) : limits.ended(shown));
            throw refused;
        }
    }

    private Caller ask(ShownCredential shown, String requestId, String remoteAddress) {
        CredentialValidationResult result = identities.validate(shown.credential(requestId, remoteAddress));
        if (result.getStatus() == Status.VALID && result.getCallerPrincipal() instanceof AuthenticatedCaller known) {
            return known.caller();
        }
        throw CredentialRefusedException.guessed("no identity store knows it");
    }
}
