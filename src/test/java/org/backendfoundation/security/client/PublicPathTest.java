package org.backendfoundation.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/shop", "/team/shop-2", "/~a/_b/c.d"})
    void pathsOfSegmentsAreTaken(String path) {
        assertThat(PublicPath.parse(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "/shop/", "/", "//evil.example", "/a//b", "/..", "/a/../b", "/.", "/a b", "/%2e", "/a?b", "/a;b",
        "https://a/b", "/a\r\nX: y", "/ü"})
    void whatCouldLeadElsewhereIsRefused(String path) {
        assertThatThrownBy(() -> PublicPath.parse(path)).isInstanceOf(SettingRuleException.class).hasMessageContaining("no path");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/me,'',/shop/api/v1/me", "/,'',/shop/", "/inner/admin/,/inner,/shop/admin/", "/%69nner/x,/inner,/%69nner/x"})
    void callersSeeItInPlaceOfTheServersOwn(String path, String context, String seen) {
        assertThat(PublicPath.parse("/shop").seen(path, context)).isEqualTo(seen);
        assertThat(PublicPath.ROOT.seen(path, context)).isEqualTo(path);
    }
}
