package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void callersParentIsTakenAsItIs() {
        assertThat(TraceParent.parse(PARENT)).isEqualTo(PARENT);
        assertThat(TraceParent.traceId(PARENT)).isEqualTo(TRACE);
    }

    @Test
    void laterVersionBecomesTheOneThatIsKnown() {
        assertThat(TraceParent.parse("cc-" + TRACE + "-00f067aa0ba902b7-00-what-comes-later"))
                .isEqualTo("00-" + TRACE + "-00f067aa0ba902b7-00").hasSize(TraceParent.LENGTH);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", TRACE, "ff-" + TRACE + "-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-01x"})
    void whatIsNotWellFormedIsNoTrace(String header) {
        assertThat(TraceParent.parse(header)).isNull();
    }
}
