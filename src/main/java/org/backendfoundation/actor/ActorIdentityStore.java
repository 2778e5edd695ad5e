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

/** Validates the keys of actors. It is the last of all stores, because only it may need a query. */
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
     * @throws CredentialRefusedException if the key was issued here and is no longer valid
     * @throws ProblemException {@code CALLERS_UNREADABLE} where the key cannot be checked now: 503, because 401 would be wrong
     */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof ApiKeyCredential presented)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return keys.find(presented.key()).map(this::toResult).orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private CredentialValidationResult toResult(KnownKey key) {
        key.whyInvalid(clock.instant()).ifPresent(reason -> {
            throw CredentialRefusedException.outdated(reason);
        });
        use.record(key.id(), clock.instant());
        return new CredentialValidationResult(new AuthenticatedCaller(key.caller()), key.caller().roles());
    }
}
