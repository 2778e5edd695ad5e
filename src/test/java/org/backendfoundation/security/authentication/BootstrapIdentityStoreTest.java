package org.backendfoundation.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.ApiKeyCredential;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BootstrapIdentityStoreTest {

    private final ApiKey key = ApiKey.generate();
    private final List<String> watched = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private boolean isAdministratorThere;
    private LogLines lines;

    @BeforeEach
    void listen() {
        lines = LogLines.of(BootstrapUse.class);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void configuredKeyIsTheBootstrapCaller() {
        CredentialValidationResult result = store(key).validate(shown(key));

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(result.getCallerPrincipal().getName()).isEqualTo("bootstrap");
        assertThat(result.getCallerGroups()).containsExactly("admin");
    }

    @Test
    void anotherKeyIsRefused() {
        assertThat(store(key).validate(shown(ApiKey.generate())).getStatus()).isEqualTo(Status.INVALID);
    }

    @Test
    void onceAnAdministratorHasAKeyTheConfiguredOneIsRefusedAndIsNoGuess() {
        isAdministratorThere = true;

        assertThatThrownBy(() -> store(key).validate(shown(key))).isInstanceOfSatisfying(CredentialRefusedException.class,
                refused -> assertThat(refused.isGuess()).isFalse());
        assertThat(store(key).validate(shown(ApiKey.generate())).getStatus()).isEqualTo(Status.INVALID);
        assertThat(lines.messages()).isEmpty();
    }

    @Test
    void withoutConfiguredKeyNoneIsAccepted() {
        assertThat(store(null).validate(shown(key)).getStatus()).isEqualTo(Status.INVALID);
    }

    @Test
    void otherCredentialsAreLeftToOtherStores() {
        assertThat(store(key).validate(new UsernamePasswordCredential("a", "b")).getStatus()).isEqualTo(Status.NOT_VALIDATED);
    }

    @Test
    void useIsLoggedOnceAMinuteAndCounted() {
        BootstrapIdentityStore store = store(key);
        for (int i = 0; i < 5; i++) {
            store.validate(shown(key));
        }
        now = now.plus(Duration.ofMinutes(1));
        store.validate(shown(key));

        assertThat(lines.messages()).containsExactly("The bootstrap key was used once, now from 192.0.2.1 by request r-1",
                "The bootstrap key was used 5 times since the last such line, now from 192.0.2.1 by request r-1");
        assertThat(watched).containsExactly("1 from 192.0.2.1 by r-1", "5 from 192.0.2.1 by r-1");
    }

    private BootstrapIdentityStore store(ApiKey configured) {
        Map<String, String> variables = new HashMap<>(Map.of("database_url", "postgresql://u:p@localhost/x"));
        if (configured != null) {
            variables.put("security_bootstrap_key", configured.text());
        }
        BootstrapIdentityStore store = new BootstrapIdentityStore();
        store.configuration = ApplicationConfiguration.of(variables);
        store.administratorKeys = () -> isAdministratorThere;
        store.use = new BootstrapUse();
        store.use.watch = (uses, address, requestId) -> watched.add(uses + " from " + address + " by " + requestId);
        store.use.clock = () -> now;
        return store;
    }

    private static ApiKeyCredential shown(ApiKey key) {
        return new ApiKeyCredential(key, "r-1", "192.0.2.1");
    }
}
