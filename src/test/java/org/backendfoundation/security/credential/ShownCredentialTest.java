package org.backendfoundation.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownCredentialTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void schemeIsCaseInsensitive(String scheme) {
        assertThat(ShownCredential.find(scheme + "fk_x")).contains(new ShownCredential("fk_x"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer  ", "Bearerfk_x", "Basic YTpi"})
    void anythingElseShowsNothing(String authorization) {
        assertThat(ShownCredential.find(authorization)).isEmpty();
    }

    @Test
    void keyIsRecognised() {
        ApiKey key = ApiKey.generate();

        assertThat(new ShownCredential(key.text()).credential("r-1", "192.0.2.1")).isEqualTo(new ApiKeyCredential(key, "r-1", "192.0.2.1"));
    }

    @Test
    void tokenIsRecognised() {
        assertThat(new ShownCredential("a.b.c").credential("r-1", "192.0.2.1")).isInstanceOf(TokenCredential.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fk_", "fk_000000000000000000000000000000000", "a.b", "a.b.c.d.e", "secret"})
    void anythingElseIsRefusedWithoutAskingAnyStore(String text) {
        assertThatThrownBy(() -> new ShownCredential(text).credential("r-1", "192.0.2.1")).isInstanceOf(CredentialRefusedException.class).hasMessageNotContaining(text);
    }

    @Test
    void onlyKeysAreAlike() {
        ApiKey key = ApiKey.generate();

        assertThat(new ShownCredential(key.text()).likeness()).contains(key.text().substring(0, 11));
        assertThat(new ShownCredential("header.claims.signature").likeness()).isEmpty();
    }
}
