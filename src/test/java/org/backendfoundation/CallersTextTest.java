package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backendfoundation.configuration.origin.CorsPolicy;
import org.backendfoundation.configuration.origin.Origin;
import org.backendfoundation.persistence.Cursor;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.security.authentication.SessionCookie;
import org.backendfoundation.testing.CpuTime;
import org.backendfoundation.testing.LongTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a caller writes into a header, a parameter or a short body is read, or refused, for little. {@link ExpressionsTest} looks at the
 * expressions in it.
 */
class CallersTextTest {

    private static final Duration LONGEST = Duration.ofMillis(8);
    private static final CorsPolicy ORIGINS = new CorsPolicy(List.of(Origin.parse("https://shop.example")));

    static Stream<Arguments> readers() {
        return Stream.of(
                reader("Origin", ORIGINS::decide, "", "https://", "https://[", "https://a."),
                reader("Cookie", text -> SessionCookie.values(request(text), "name"), "", "name=", "name=x;"),
                reader("cursor", text -> Cursor.decode(text, "scope"), "", "AAAA"),
                reader("a parameter that is a number", text -> StrictJson.parameter("x", text, BigDecimal.class), "", "1.", "-1e"),
                reader("a parameter that is an id", text -> StrictJson.parameter("x", text, UUID.class), "", "01890000-0000-7000-8000-"),
                reader("a parameter that is a time", text -> StrictJson.parameter("x", text, OffsetDateTime.class), "",
                        "2026-01-01T00:00:00.", "+1"),
                reader("body", CallersTextTest::parse, "", "[", "\"", "\"\\u", "{\"", "1.", "1e", "-", "[1,", "{\"a\":"));
    }

    private static Arguments reader(String name, Consumer<String> reader, String... beginnings) {
        return Arguments.of(name, reader, beginnings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void longTextCostsLittle(String name, Consumer<String> reader, String[] beginnings) {
        Stream.of(beginnings).flatMap(LongTexts::after).forEach(text -> assertThat(CpuTime.of(() -> readOrRefuse(reader, text)))
                .as("%s %s…", name, text.substring(0, 60)).isLessThan(LONGEST));
    }

    private static void readOrRefuse(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
        } catch (ProblemException refused) {
            assertThat(refused.code()).isNotNull();
        }
    }

    private static void parse(String body) {
        StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpServletRequest request(String cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(CallersTextTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getHeaders") ? Collections.enumeration(List.of(cookies)) : null);
    }
}
