package org.backendfoundation.configuration.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownSecretsTest {

    @Test
    void keyIsCutToItsPrefixWhereverItStands() {
        String key = ApiKey.generate().text();

        assertThat(ShownSecrets.mask("/" + key + "/x" + key + "," + key)).isEqualTo("/fk_***/xfk_***,fk_***");
    }

    @Test
    void mistypedKeyIsMaskedToo() {
        assertThat(ShownSecrets.mask("fk_" + "a".repeat(25))).isEqualTo("fk_***");
    }

    @Test
    void tokenIsCutToItsBeginning() {
        assertThat(ShownSecrets.mask("\"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln-bmF0dXJl_\"")).isEqualTo("\"eyJ***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fk_", "half_staff", "fk_order_id", "/api/v1/fk_1234", "eyJ", "eyJx.y.z",
        "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"})
    void whatIsNoSecretStays(String text) {
        assertThat(ShownSecrets.mask(text)).isEqualTo(text);
    }
}
