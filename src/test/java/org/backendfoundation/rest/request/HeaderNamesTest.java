package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNamesTest {

    @Test
    void namesAreListedOnceWhateverTheirCase() {
        assertThat(HeaderNames.parse(" X-Client-Version, baggage,, x-client-version ")).hasToString("X-Client-Version,baggage");
        assertThat(HeaderNames.parse("ETag,Link").and(HeaderNames.parse("etag,X-Total")).field()).isEqualTo("ETag, Link, X-Total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "X-A, *", "X A", "X-A: b", "X-A\r\nX-B", "Ä", "X-*"})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> HeaderNames.parse(text)).isInstanceOf(SettingRuleException.class)
                .hasMessageContaining("no name of a header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "cookie", "SET-COOKIE", "X-A, Proxy-Authorization", "X-CSRF-Token"})
    void credentialsAreNotOpened(String text) {
        assertThatThrownBy(() -> HeaderNames.parse(text)).isInstanceOf(SettingRuleException.class)
                .hasMessageContaining("carries a credential");
    }
}
