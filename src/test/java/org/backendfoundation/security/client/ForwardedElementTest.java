package org.backendfoundation.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.testing.CpuTime;
import org.backendfoundation.testing.LongTexts;
import org.junit.jupiter.api.Test;

class ForwardedElementTest {

    private static final Duration LONGEST = Duration.ofMillis(5);

    @Test
    void longHeaderCostsLittle() {
        Stream.of("", "for=\"", "for=1.1.1.1;").flatMap(LongTexts::after).forEach(text -> {
            assertThat(CpuTime.of(() -> ForwardedElement.forwarded(List.of(text)))).as(text).isLessThan(LONGEST);
            assertThat(CpuTime.of(() -> ForwardedElement.xForwarded(List.of(text), List.of(text)))).as(text).isLessThan(LONGEST);
        });
    }

    @Test
    void nearestHopsAreReadHoweverMuchStandsBeforeThem() {
        String header = "for=\"x,".repeat(1000) + "x".repeat(8000) + ", for=192.0.2.1;proto=https, for=10.0.0.2";

        List<ForwardedElement> hops = ForwardedElement.forwarded(List.of("for=1.1.1.1", header));

        assertThat(hops).hasSize(50)
                .endsWith(ForwardedElement.forwarded(List.of("for=192.0.2.1;proto=https, for=10.0.0.2")).toArray(ForwardedElement[]::new));
        assertThat(hops.get(47).from()).isEmpty();
        assertThat(ForwardedElement.forwarded(Collections.nCopies(60, "for=1.1.1.1"))).hasSize(50);
    }

    @Test
    void openQuoteOfAClientSwallowsNothing() {
        assertThat(ForwardedElement.forwarded(List.of("for=\"1.1.1.1", "for=192.0.2.1"))).hasSize(2).last()
                .isEqualTo(ForwardedElement.forwarded(List.of("for=192.0.2.1")).get(0));
        assertThat(ForwardedElement.forwarded(List.of("for=\"a\\\", for=192.0.2.1")).get(1).from()).isPresent();
    }

    @Test
    void emptyElementsAreHopsThatSayNothing() {
        assertThat(ForwardedElement.xForwarded(List.of(",1.1.1.1,"), List.of())).hasSize(3);
        assertThat(ForwardedElement.xForwarded(List.of(""), List.of())).hasSize(1);
        assertThat(ForwardedElement.xForwarded(List.of(), List.of())).isEmpty();
    }
}
