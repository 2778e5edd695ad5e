package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.InstantSource;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.credential.ApiKeyCredential;
import org.backendfoundation.security.credential.CredentialRefusedException;

/** Answers for the keys of actors. Asked last of all stores, because it alone may need a query. */
@ApplicationScoped
public class ActorIdentityStore implements IdentityStore {

    private static final int LAST = 1000;

    @Inject
    KnownKeys keys;

    @Inject
    KeyUse use;

    InstantSource clock = InstantSource.system();

    @Override
    public int priority() {
        return LAST;
    }

    /**
     * @throws CredentialRefusedException if the key was issued here and does not count any more
     * @throws ProblemException {@code CALLERS_UNREADABLE} where it cannot be found out now: 503, because 401 would be a lie
     */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof ApiKeyCredential shown)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return keys.find(shown.key()).map(this::validated).orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private CredentialValidationResult validated(KnownKey key) {
        key.end(clock.instant()).ifPresent(end -> {
            throw CredentialRefusedException.outdated(end);
        });
        use.note(key.id(), clock.instant());
        return new CredentialValidationResult(new AuthenticatedCaller(key.caller()), key.caller().roles());
    }
}
