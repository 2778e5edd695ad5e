package org.backendfoundation.security.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.function.Predicate;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.AdministratorKeys;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.ApiKeyCredential;
import org.backendfoundation.security.credential.CredentialRefusedException;

/**
 * Validates the first administrator's key, which is configured and valid only while no administrator has a usable key. It runs before
 * stores that need the database, so that the key works without one.
 */
@ApplicationScoped
public class BootstrapIdentityStore implements IdentityStore {

    private static final int FIRST = 10;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AdministratorKeys administratorKeys;

    @Inject
    BootstrapUse use;

    @Override
    public int priority() {
        return FIRST;
    }

    /** @throws CredentialRefusedException if it is the configured key and is no longer valid */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof ApiKeyCredential shown)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        // compares keys by their hashes, in constant time
        if (!isConfigured(shown.key()::equals)) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        if (administratorKeys.isAnyUsable()) {
            throw CredentialRefusedException.outdated("it is the bootstrap key, and an administrator has a key of its own");
        }
        use.record(shown);
        return new CredentialValidationResult(new AuthenticatedCaller(Caller.BOOTSTRAP), Caller.BOOTSTRAP.roles());
    }

    /** Whether the key with this SHA-256 is the configured one, and is valid now. */
    public boolean isValid(String hash) {
        return isConfigured(key -> key.hash().equals(hash)) && !administratorKeys.isAnyUsable();
    }

    private boolean isConfigured(Predicate<ApiKey> isShown) {
        return configuration.find(SecuritySettings.BOOTSTRAP_KEY).filter(isShown).isPresent();
    }
}
