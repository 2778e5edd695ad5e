package org.backendfoundation.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.SessionCredential;

/** Answers for the sessions of the page. */
@ApplicationScoped
public class SessionIdentityStore implements IdentityStore {

    @Inject
    Sessions sessions;

    /**
     * @throws CredentialRefusedException if the session was begun here and does not count any more
     * @throws ProblemException {@code CALLERS_UNREADABLE} where it cannot be found out now
     */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof SessionCredential shown)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return sessions.find(shown.secret().hash()).map(session -> validated(session, shown.isUse())).orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private CredentialValidationResult validated(KnownSession session, boolean isUse) {
        sessions.end(session).ifPresent(end -> {
            throw CredentialRefusedException.outdated(end);
        });
        if (isUse) {
            sessions.use(session);
        }
        Caller caller = session.caller();
        return new CredentialValidationResult(new AuthenticatedCaller(caller), caller.roles());
    }
}
