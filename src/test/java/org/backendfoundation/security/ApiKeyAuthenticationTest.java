package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.configuration.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAuthenticationTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void schemeIsCaseInsensitive(String scheme) {
        ApiKey key = ApiKey.generate();

        assertThat(ApiKeyAuthentication.key(scheme + key.text())).contains(key);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer fk_", "Basic YTpi", "fk_000000000000000000000000000000000"})
    void anythingElseIsNoKey(String authorization) {
        assertThat(ApiKeyAuthentication.key(authorization)).isEmpty();
    }
}
