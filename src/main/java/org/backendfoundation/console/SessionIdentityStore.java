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

/** Validates the sessions of the console. */
@ApplicationScoped
public class SessionIdentityStore implements IdentityStore {

    @Inject
    Sessions sessions;

    /**
     * @throws CredentialRefusedException if the session was begun here and is no longer valid
     * @throws ProblemException {@code CALLERS_UNREADABLE} where it cannot be checked now
     */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof SessionCredential presented)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return sessions.find(presented.secret().hash()).map(session -> toResult(session, presented.isUse()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private CredentialValidationResult toResult(KnownSession session, boolean isUse) {
        sessions.whyInvalid(session).ifPresent(reason -> {
            throw CredentialRefusedException.outdated(reason);
        });
        if (isUse) {
            sessions.use(session);
        }
        Caller caller = session.caller();
        return new CredentialValidationResult(new AuthenticatedCaller(caller), caller.roles());
    }
}
