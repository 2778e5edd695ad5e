package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    record Line(String articleName, int count) {
    }

    record Order(UUID id, String customerName, long total, boolean paid, TimeUnit unit, OffsetDateTime dueAt, List<Line> lines,
            JsonObject extra, Map<String, Integer> stock) {
    }

    record Pause(Duration length) {
    }

    public static class Bean {

        private String firstName;
        private List<Line> lines;

        public String getFirstName() {
            return firstName;
        }

        public void setFirstName(String firstName) {
            this.firstName = firstName;
        }

        public List<Line> getLines() {
            return lines;
        }

        public void setLines(List<Line> lines) {
            this.lines = lines;
        }
    }

    private static final String ORDER = """
            {"id":"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","customer_name":"Ä","total":9223372036854775807,"paid":true,"unit":"DAYS",
            "due_at":"2026-01-31T13:00:00.123456+01:00","lines":[{"article_name":"a","count":1}],"extra":{"a":[null]},"stock":{"x":3}}""";

    @Test
    void recordIsReadWithAllItsFields() {
        Order order = read(ORDER, Order.class);

        assertThat(order)
                .isEqualTo(new Order(UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), "Ä", Long.MAX_VALUE, true, TimeUnit.DAYS,
                        OffsetDateTime.parse("2026-01-31T12:00:00.123456Z"), List.of(new Line("a", 1)),
                        StrictJson.parse("{\"a\":[null]}".getBytes(StandardCharsets.UTF_8)).asJsonObject(), Map.of("x", 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"90s\"", "\"PT1M30S\""})
    void durationIsReadAsInSettings(String length) {
        assertThat(read("{\"length\":" + length + "}", Pause.class)).isEqualTo(new Pause(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"90\"", "\"\"", "\"soon\"", "\"99999999999999999d\"", "90"})
    void whatIsNoDurationIsNamedWithItsPlace(String length) {
        assertThat(violations("{\"length\":" + length + "}", Pause.class)).extracting(Violation::pointer).containsExactly("/length");
    }

    @Test
    void beanIsReadThroughItsSetters() {
        Bean bean = read("{\"first_name\":\"x\",\"lines\":[{\"article_name\":\"a\",\"count\":1}]}", Bean.class);

        assertThat(bean.getFirstName()).isEqualTo("x");
        assertThat(bean.getLines()).containsExactly(new Line("a", 1));
    }

    @Test
    void everyDifferenceFromTheTypeIsNamedWithItsPlace() {
        List<Violation> violations = violations(
                """
                {"id":"1-1-1-1-1","customer_name":7,"total":1.5,"paid":"true","unit":"days","due_at":"tomorrow",
                "lines":[{"article_name":"a","count":"1"},null,{"article_name":"b","count":2147483648}],"extra":[],"stock":{"a/b":"3"},"surprise":1}""");

        assertThat(violations).extracting(Violation::pointer, Violation::rule).map(Object::toString).containsExactlyInAnyOrder(
                "(\"/id\", \"format\")", "(\"/customer_name\", \"type\")", "(\"/total\", \"type\")", "(\"/paid\", \"type\")",
                "(\"/unit\", \"one_of\")", "(\"/due_at\", \"format\")", "(\"/lines/0/count\", \"type\")", "(\"/lines/1\", \"required\")",
                "(\"/lines/2/count\", \"range\")", "(\"/extra\", \"type\")", "(\"/stock/a~1b\", \"type\")", "(\"/surprise\", \"unknown\")");
    }

    @Test
    void primitivesMustBeGiven() {
        assertThat(violations("{\"paid\":null}")).extracting(Violation::pointer).containsExactlyInAnyOrder("/paid", "/total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"x\"", "[]", "true"})
    void anythingButAnObjectIsNoRecord(String json) {
        assertThat(violations(json)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{", "{\"a\":1", "[1,]", "{\"a\":1,}", "{} {}", "{}x", "'a'", "{a:1}", "01", "+1", "1.", ".5",
        "NaN", "nul", "// c\n1", "\"a\nb\"", "\"\\x\"", "\uFEFF{}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThat(failure(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(RestError.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\u0000\":1}",
        "1e999999999999", "1e1000000000", "1e1001", "-1e-1001"})
    void jsonThatIsNotTakenIsNotCalledMalformed(String text) {
        assertThat(failure(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(RestError.JSON_REFUSED);
    }

    @Test
    void numbersAreTakenUpToAThousandCharacters() {
        String closeToZero = "-0." + "0".repeat(77) + "1";
        String long1000 = "1".repeat(1000);

        assertThat(StrictJson.parse(closeToZero.getBytes(StandardCharsets.UTF_8)).toString()).isEqualTo("-1E-78");
        assertThat(StrictJson.parse(long1000.getBytes(StandardCharsets.UTF_8)).toString()).isEqualTo(long1000);
        assertThat(failure((long1000 + "1").getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(RestError.JSON_REFUSED);
    }

    @Test
    void numberThatIsInfiniteAsADoubleIsRefused() {
        record Weight(double kilograms) {
        }

        assertThat(read("{\"kilograms\":1e308}", Weight.class)).isEqualTo(new Weight(1e308));
        assertThat(violations("{\"kilograms\":-1e309}", Weight.class)).extracting(Violation::rule).containsExactly("range");
    }

    @Test
    void arraysAndAnythingAreBound() {
        record Box(int[] sizes, String[] names, Object rest) {
        }

        Box box = read("{\"sizes\":[1,2],\"names\":[\"a\"],\"rest\":{\"a\":[true,null,1.5,\"x\"]}}", Box.class);

        assertThat(box.sizes()).containsExactly(1, 2);
        assertThat(box.names()).containsExactly("a");
        assertThat(box.rest()).isEqualTo(Map.of("a", Arrays.asList(true, null, new BigDecimal("1.5"), "x")));
        assertThat(violations("{\"sizes\":[1,\"x\"]}", Box.class)).extracting(Violation::pointer).containsExactly("/sizes/1");
    }

    @Test
    void typesThatNoBodyHoldsAreKnownBefore() {
        record Holder(List<Thread> threads) {
        }
        record Fine(Map<String, Object> any, int[] sizes, List<Fine> more) {
        }

        assertThat(StrictJson.unbindable(Holder.class)).contains(Thread.class);
        assertThat(StrictJson.unbindable(Fine.class)).isEmpty();
    }

    @Test
    void brokenTextIsRefusedWithItsPlace() {
        assertThat(failure("{\n  \"a\": x}".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("line 2, column ");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThat(failure(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'})).hasMessageContaining("UTF-8");
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsNot() {
        assertThat(StrictJson.parse(nested(64))).isNotNull();
        assertThat(failure(nested(65))).hasMessageContaining("64 levels");
        assertThat(failure(nested(100_000))).hasMessageContaining("64 levels");
    }

    @Test
    void timesAreWrittenInUtcWithSixDigits() {
        record Moment(OffsetDateTime createdAt, String left) {
        }

        assertThat(SharedJsonb.get().toJson(new Moment(OffsetDateTime.parse("2026-01-31T13:00:00+01:00"), null)))
                .isEqualTo("{\"created_at\":\"2026-01-31T12:00:00.000000Z\"}");
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static List<Violation> violations(String json) {
        return violations(json, Order.class);
    }

    private static List<Violation> violations(String json, Class<?> type) {
        ProblemException failure = catchThrowableOfType(ProblemException.class, () -> read(json, type));
        assertThat(failure.code()).isEqualTo(RestError.VALIDATION_FAILED);
        return failure.violations();
    }

    private static ProblemException failure(byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> StrictJson.parse(body));
    }
}
