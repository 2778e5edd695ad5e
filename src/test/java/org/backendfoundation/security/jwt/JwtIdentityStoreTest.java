package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.security.Tokens;
import org.backendfoundation.security.caller.SubjectResolver;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.TokenCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtIdentityStoreTest {

    private static final Tokens TOKENS = new Tokens();

    @TempDir
    Path directory;

    @Test
    void withoutKnownSubjectsNoTokenCounts() throws IOException {
        Path keys = Files.writeString(directory.resolve("jwks.json"), TOKENS.publicKeys());
        JwtIdentityStore store = store(Map.of("database_url", "postgresql://u:p@localhost/x", "security_jwt_jwks", keys.toString(),
                "security_jwt_issuer", Tokens.ISSUER, "security_jwt_audience", Tokens.AUDIENCE));

        assertRefused(store, TOKENS.signed(Tokens.claims(Instant.now()).build()),
                "it is valid, but nothing here knows its subject: no bean answers for SubjectResolver");
    }

    @Test
    void withoutKeysNoTokenCounts() {
        assertRefused(store(Map.of("database_url", "postgresql://u:p@localhost/x")), "a.b.c",
                "no tokens are accepted: security_jwt_jwks is not set");
    }

    @Test
    void otherCredentialsAreLeftToOtherStores() {
        JwtIdentityStore store = store(Map.of("database_url", "postgresql://u:p@localhost/x"));

        assertThat(store.validate(new UsernamePasswordCredential("a", "b")).getStatus()).isEqualTo(Status.NOT_VALIDATED);
    }

    private static void assertRefused(JwtIdentityStore store, String token, String reason) {
        assertThatThrownBy(() -> store.validate(new TokenCredential(token))).isInstanceOfSatisfying(CredentialRefusedException.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static JwtIdentityStore store(Map<String, String> variables) {
        JwtIdentityStore store = new JwtIdentityStore();
        store.configuration = ApplicationConfiguration.of(variables);
        store.subjects = nobody();
        store.prepare(Runnable::run, InstantSource.system());
        return store;
    }

    @SuppressWarnings("unchecked") // a proxy of a generic interface
    private static Instance<SubjectResolver> nobody() {
        return (Instance<SubjectResolver>) Proxy.newProxyInstance(JwtIdentityStoreTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> method.getName().equals("isResolvable") ? false : null);
    }
}
