package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    @Test
    void wellFormedIdOfTheCallerIsKept() {
        assertThat(RequestIds.choose("Order-4711_a.b")).isEqualTo("Order-4711_a.b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "ä", "<x>", "12345678901234567890123456789012345678901234567890123456789012345"})
    void anythingElseIsReplaced(String sent) {
        assertThat(RequestIds.choose(sent)).isNotEqualTo(sent).matches("[0-9a-f-]{36}");
    }
}
