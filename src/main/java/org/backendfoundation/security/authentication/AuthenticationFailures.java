package org.backendfoundation.security.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.credential.SecurityError;
import org.backendfoundation.security.limit.FailureLockout;

/**
 * Reports refusals: to observers of {@link AuthenticationRefused}, and refused credentials also to the log. During a lock-out it does not
 * log further guesses.
 */
@ApplicationScoped
public class AuthenticationFailures {

    private static final Logger LOG = SafeLogger.of(AuthenticationFailures.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Event<AuthenticationRefused> events;

    void report(HttpServletRequest request, Reason reason, String detail) {
        fire(refused(request, reason, detail, FailureLockout.NONE));
    }

    /**
     * Reports that this request needs a caller, and has none.
     *
     * @return the answer: what is wrong with its credential, if it has one
     */
    public ProblemException anonymous(HttpServletRequest request) {
        return AuthenticationFailure.find(request).map(left -> reportOnce(request, left)).orElseGet(() -> {
            report(request, Reason.NO_CREDENTIAL, "nothing was shown");
            return new ProblemException(RestError.UNAUTHENTICATED, "Send a valid key as 'Authorization: Bearer …'.");
        });
    }

    /**
     * Reports that this request's caller may not do what it asks.
     *
     * @param needed a sentence for the caller
     */
    public ProblemException forbidden(HttpServletRequest request, String needed) {
        report(request, Reason.FORBIDDEN, needed);
        return new ProblemException(RestError.FORBIDDEN, needed);
    }

    /** Reports a refusal that was attached to the request, when it is answered, unless it was reported before. */
    ProblemException reportOnce(HttpServletRequest request, ProblemException refusal) {
        if (refusal.code() == SecurityError.CSRF_REFUSED) {
            report(request, Reason.CSRF, refusal.getMessage());
        }
        return refusal;
    }

    void reportCredential(HttpServletRequest request, String detail, FailureLockout.Failures failures) {
        AuthenticationRefused refused = refused(request, Reason.INVALID_CREDENTIAL, detail, failures);
        LOG.log(level(failures), () -> "Request " + refused.requestId() + " from " + refused.address()
                + " showed a key or token that does not count: " + detail
                + (failures.lockedFor().isZero() ? ""
                        : "; locked out for " + failures.lockedFor().toSeconds() + " s after " + failures.count()));
        fire(refused);
    }

    private static Level level(FailureLockout.Failures failures) {
        if (failures.count() == 0) {
            return Level.FINE;
        }
        return failures.lockedFor().isZero() ? Level.INFO : Level.WARNING;
    }

    private AuthenticationRefused refused(HttpServletRequest request, Reason reason, String detail, FailureLockout.Failures failures) {
        ClientAddress client = ClientAddress.of(request, configuration);
        Caller caller = request.getAttribute(RequestAuthentication.CALLER) instanceof Caller known ? known : Caller.ANONYMOUS;
        return new AuthenticationRefused(OffsetDateTime.now(ZoneOffset.UTC), client.source(), client.toString(), reason, detail,
                failures.count(),
                failures.lockedFor(), caller, RequestIds.of(request));
    }

    /** A failing observer must not turn a refusal into another failure. */
    private void fire(AuthenticationRefused refused) {
        try {
            events.fire(refused);
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "An observer of a refusal failed, request " + refused.requestId());
        }
    }
}
