package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersFilterTest {

    @Test
    void pageMayLoadWhatLiesBesideItAndMakesNothingOfText() {
        assertThat(SecurityHeadersFilter.isPage("/admin/")).isTrue();
        assertThat(SecurityHeadersFilter.isPage("/admin/index.html")).isTrue();
        assertThat(SecurityHeadersFilter.policy(true))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
    }

    @Test
    void pageCopiesAndHasNoOtherFeature() {
        assertThat(SecurityHeadersFilter.features(true))
                .isEqualTo(SecurityHeadersFilter.features(false).replace("clipboard-write=()", "clipboard-write=(self)"));
        assertThat(SecurityHeadersFilter.features(false).split(", ")).hasSize(29)
                .allSatisfy(feature -> assertThat(feature).endsWith("=()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/admin", "/administrator/", "/", "", "/problem"})
    void anythingElseLoadsNothing(String path) {
        assertThat(SecurityHeadersFilter.isPage(path)).isFalse();
        assertThat(SecurityHeadersFilter.policy(false)).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({"/shop/index.html,true", "/,true", "/apis,true", "/administrator/,true", "/api,false", "/api/v1/invoices,false",
        "/admin/index.html,false", "/openapi,false", "/problem,false", "/health/ready,false"})
    void ownPagesAreNeitherTheFoundationsNorTheServers(String path, boolean isOwn) {
        assertThat(SecurityHeadersFilter.isOwnPage(path)).isEqualTo(isOwn);
    }
}
