package org.backendfoundation.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.ApiKeyCredential;

/** Two clients for tests, each with the key that the environment names. */
@ApplicationScoped
public class SampleCallers implements IdentityStore {

    public static final String ONE = "SAMPLE_KEY_ONE";
    public static final String OTHER = "SAMPLE_KEY_OTHER";

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof ApiKeyCredential shown)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        for (String client : Set.of(ONE, OTHER)) {
            if (ApiKey.find(System.getenv(client)).filter(shown.key()::equals).isPresent()) {
                Caller caller = new Caller(new UUID(0x7000L, client.hashCode()), client, Set.of(Roles.CLIENT), "api_key", null);
                return new CredentialValidationResult(new AuthenticatedCaller(caller), caller.roles());
            }
        }
        return CredentialValidationResult.INVALID_RESULT;
    }
}
