package org.backendfoundation.security.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.ApiKeyCredential;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.PresentedCredential;
import org.backendfoundation.security.credential.SecurityError;
import org.backendfoundation.security.credential.SessionCredential;
import org.backendfoundation.security.credential.SessionSecret;
import org.backendfoundation.security.limit.AbuseLimits;
import org.backendfoundation.security.limit.FailureLockout;

/**
 * Finds the owner of a secret, wherever in a request it is. Guesses are counted, locked out and reported in the same way for all of them,
 * so that no secret is easier to guess than another:
 * <pre>{@code
 * Caller caller = authenticator.identify(request, key);
 * Ticket ticket = authenticator.identify(request, code, () -> tickets.redeem(code));
 * }</pre>
 */
@ApplicationScoped
public class Authenticator {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    IdentityStoreHandler identities;

    @Inject
    AbuseLimits limits;

    @Inject
    AuthenticationFailures refusals;

    /**
     * @param shown an API key or a token, as it follows {@code Bearer}
     * @throws CredentialRefusedException if it is not valid
     * @throws ProblemException {@code LOCKED_OUT}, or why it cannot be checked now
     */
    Caller identify(HttpServletRequest request, PresentedCredential shown) {
        return identify(request, shown.text(), () -> ask(shown.credential(RequestIds.of(request), address(request))));
    }

    /** @throws ProblemException as {@link #identify(HttpServletRequest, PresentedCredential)} */
    public Caller identify(HttpServletRequest request, ApiKey key) {
        return identify(request, key.text(), () -> ask(new ApiKeyCredential(key, RequestIds.of(request), address(request))));
    }

    private String address(HttpServletRequest request) {
        return ClientAddress.of(request, configuration).toString();
    }

    /**
     * Authenticates a session's cookie. A text that has not the form of a session secret is not counted as a guess: another application on
     * this host may have set it.
     *
     * @throws ProblemException as {@link #identify(HttpServletRequest, PresentedCredential)}
     */
    Caller identify(HttpServletRequest request, String cookie, boolean isUse) {
        return identify(request, cookie, () -> ask(new SessionCredential(SessionSecret.find(SessionSecret.SESSION, cookie)
                .orElseThrow(() -> CredentialRefusedException.outdated("it has not the form of a session")), isUse)));
    }

    /**
     * Authenticates a secret of another kind. It is checked even during a lock-out, so that a caller who shares an address with an attacker
     * gets in. The address's rate limit bounds how many secrets are checked.
     *
     * @param check finds the owner; throws {@link CredentialRefusedException} if the secret is not valid
     * @throws ProblemException {@code LOCKED_OUT} for a guess during a lock-out, and whatever the check throws
     */
    public <T> T identify(HttpServletRequest request, String shown, Supplier<T> check) {
        try {
            return check.get();
        } catch (CredentialRefusedException refused) {
            throw refused.isGuess() ? guessed(request, new PresentedCredential(shown), refused)
                    : report(request, refused, FailureLockout.NONE);
        }
    }

    private ProblemException guessed(HttpServletRequest request, PresentedCredential shown, CredentialRefusedException refused) {
        ClientAddress client = ClientAddress.of(request, configuration);
        Duration locked = limits.lockedFor(client, shown);
        if (locked.isZero()) {
            return report(request, refused, limits.failed(client, shown));
        }
        refusals.report(request, Reason.LOCKED_OUT, "locked out for " + locked.toSeconds() + " s more");
        return AbuseLimits.lockedOut(locked);
    }

    private CredentialRefusedException report(HttpServletRequest request, CredentialRefusedException refused,
            FailureLockout.Failures failures) {
        refusals.reportCredential(request, refused.reason(), failures);
        return refused;
    }

    private Caller ask(Credential credential) {
        CredentialValidationResult result = identities.validate(credential);
        if (result.getStatus() == Status.VALID && result.getCallerPrincipal() instanceof AuthenticatedCaller known) {
            return known.caller();
        }
        throw CredentialRefusedException.guessed("no identity store knows it");
    }

    /** The key after {@code Bearer}; empty where the caller used another credential. */
    public Optional<ApiKey> shownKey(HttpServletRequest request) {
        return PresentedCredential.find(request.getHeader("Authorization")).map(PresentedCredential::text).flatMap(ApiKey::find);
    }

    /**
     * Protects what an anonymous caller's browser may request, such as a log-in.
     *
     * @throws ProblemException {@code CSRF_REFUSED} if the browser says that another page sent the request
     */
    public void requireOwnPage(HttpServletRequest request) {
        if (CsrfRule.of(request, ClientAddress.of(request, configuration), false).isFromElsewhere()) {
            throw refusals.reportOnce(request,
                    new ProblemException(SecurityError.CSRF_REFUSED, "Another site's page asks for this; do it on the page itself."));
        }
    }
}
