package org.backendfoundation.observation.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.backendfoundation.configuration.DeployedApplication;
import org.backendfoundation.observation.trace.SpanSink.Found;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Fork;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node with traces exports of its requests, and how that is found in the log and in the audit trail. */
@ExceptOn(value = TestedServer.PAYARA_MICRO_7, because = "not yet by Payara Micro 7")
class TracesIT {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";

    private static SpanSink sink;
    private static SampleServer sample;

    private final String trace = HexFormat.of().toHexDigits(new Random().nextLong()) + HexFormat.of().toHexDigits(1L);

    @BeforeAll
    static void start() {
        sink = new SpanSink();
        sample = SampleServer.start(Fork.emptyDirectory("sample-traced"), Map.of("OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT", sink.address(), "OTEL_BSP_SCHEDULE_DELAY", "100", "ACCESS_LOG", "true", "DATABASE_POOL_MAX",
                "2", "DATABASE_QUEUE_DEADLINE", "20s"));
    }

    @AfterAll
    static void stop() {
        sample.close();
        sink.close();
    }

    private String[] traced() {
        return new String[] {"traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-01"};
    }

    private Answer created(String number) {
        Answer created = sample.one().post("invoices",
                "{\"number\": \"" + number + "\", \"customer\": \"ACME\", \"total\": 12.50}", traced());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Found request() {
        return one("the span of the request", SpanKind.SPAN_KIND_SERVER);
    }

    private Found one(String what, SpanKind kind) {
        Deadline.await(what, AMPLE, () -> sink.ofTrace(trace).stream().anyMatch(span -> span.kind() == kind));
        List<Found> found = sink.ofTrace(trace).stream().filter(span -> span.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Found> below(Found parent, String name) {
        return sink.ofTrace(trace).stream().filter(span -> span.name().equals(name) && span.isBelow(parent)).toList();
    }

    @Test
    void requestIsASpanOfTheCallersTrace() {
        Answer created = created("a span");

        Found request = request();

        assertThat(request.parent()).isEqualTo(CALLERS_SPAN);
        assertThat(request.name()).isEqualTo("POST /api/v1/invoices");
        assertThat(request.status()).isEqualTo("STATUS_CODE_UNSET");
        assertThat(request.attributes()).containsEntry("http.request.method", "POST").containsEntry("http.route", "/api/v1/invoices")
                .containsEntry("http.response.status_code", "201").containsEntry("url.scheme", "http")
                .containsEntry("url.path", "/api/v1/invoices")
                .containsEntry("foundation.request_id", created.header("X-Request-Id"));
    }

    @Test
    void transactionStatementsAndAuditAreBelowIt() {
        created("below");
        Found request = request();

        List<Found> transactions = below(request, "transaction");

        assertThat(transactions).isNotEmpty();
        Found writing = transactions.stream().filter(transaction -> !below(transaction, "audit write").isEmpty()).findFirst().orElseThrow();
        assertThat(writing.status()).isEqualTo("STATUS_CODE_UNSET");
        assertThat(below(writing, "audit write").get(0).attributes()).containsEntry("foundation.audit_entries", "1");
        Found statements = below(writing, "statements").get(0);
        assertThat(statements.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
        assertThat(statements.attributes()).containsOnlyKeys("db.system.name", "foundation.statements")
                .containsEntry("db.system.name", "postgresql");
        assertThat(Integer.parseInt(statements.attributes().get("foundation.statements"))).isGreaterThanOrEqualTo(3);
        assertThat(statements.nanos()).isPositive().isLessThanOrEqualTo(writing.nanos());
    }

    @Test
    void traceLeadsToItsAuditEntriesAndLogLinesAndBack() {
        String id = created("found again").json().getString("id");

        List<JsonObject> entries = entries(trace);

        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).getString("entity_id")).isEqualTo(id);
        assertThat(entries.get(0).getString("trace_id")).isEqualTo(request().trace());
        Deadline.await("the line of the access log", AMPLE, () -> sample.log().text().contains("trace=" + trace));
    }

    private static List<JsonObject> entries(String trace) {
        return sample.administrator().get("audit-entries?trace_id=" + trace).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Test
    void requestWithoutACallersTraceBeginsOne() {
        String requestId = sample.one().post("invoices", "{\"number\": \"begun here\", \"customer\": \"ACME\", \"total\": 1}")
                .header("X-Request-Id");
        Deadline.await("the span of the request", AMPLE, () -> sink.all().stream().anyMatch(span -> isOf(requestId, span)));

        Found request = sink.all().stream().filter(span -> isOf(requestId, span)).findFirst().orElseThrow();

        assertThat(request.parent()).isEmpty();
        assertThat(entries(request.trace())).extracting(entry -> entry.getString("request_id")).containsExactly(requestId);
    }

    private static boolean isOf(String requestId, Found span) {
        return requestId.equals(span.attributes().get("foundation.request_id"));
    }

    @Test
    void whatTheCallerDoesNotRecordIsInTheTrailAlone() {
        String unrecorded = trace.replace('0', 'f');
        sample.one().post("invoices", "{\"number\": \"unrecorded\", \"customer\": \"ACME\", \"total\": 1}", "traceparent",
                "00-" + unrecorded + "-" + CALLERS_SPAN + "-00");
        created("recorded");

        request();

        assertThat(sink.ofTrace(unrecorded)).isEmpty();
        assertThat(entries(unrecorded)).hasSize(1);
    }

    @Test
    void refusedRequestIsNoErrorOfTheServer() {
        assertThat(sample.one().asStranger().get("invoices", traced()).status()).isEqualTo(401);

        Found request = request();

        assertThat(request.status()).isEqualTo("STATUS_CODE_UNSET");
        assertThat(request.attributes()).containsEntry("http.response.status_code", "401").doesNotContainKey("error.type");
    }

    @Test
    void failedRequestIsOne() {
        assertThat(sample.one().post("audit-probe/reminders/Nobody/in-vain", "", traced()).status()).isEqualTo(500);

        Found request = request();

        assertThat(request.status()).isEqualTo("STATUS_CODE_ERROR");
        assertThat(request.attributes()).containsEntry("http.response.status_code", "500").containsEntry("error.type", "500");
    }

    @Test
    void transactionThatFailsHasTheKindOfItsFailure() {
        assertThat(sample.one().post("audit-probe/rollback/exception", "", traced()).status()).isEqualTo(200);
        assertThat(sample.one().get("invoices/" + UUID.randomUUID(), traced()).status()).isEqualTo(404);
        Deadline.await("both requests", AMPLE,
                () -> sink.ofTrace(trace).stream().filter(span -> span.kind() == SpanKind.SPAN_KIND_SERVER).count() == 2);

        List<Found> failed = sink.ofTrace(trace).stream().filter(span -> span.status().equals("STATUS_CODE_ERROR")).toList();

        assertThat(failed).extracting(Found::name).containsOnly("transaction");
        assertThat(failed).extracting(span -> span.attributes().get("error.type"))
                .containsExactlyInAnyOrder("java.lang.IllegalStateException", "ENTITY_NOT_FOUND");
    }

    @Test
    void waitForAConnectionIsASpan() {
        Deadline.await("a request that waits for another one", AMPLE, () -> {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 10)
                    .mapToObj(i -> sample.one().later("POST", "audit-probe/come-and-go", "", traced())).toList();
            answers.forEach(CompletableFuture::join);
            return sink.ofTrace(trace).stream().anyMatch(span -> span.name().equals("bulkhead wait"));
        });

        Found wait = sink.ofTrace(trace).stream().filter(span -> span.name().equals("bulkhead wait")).findFirst().orElseThrow();

        assertThat(wait.nanos()).isPositive();
        Deadline.await("its request", AMPLE, () -> sink.ofTrace(trace).stream()
                .anyMatch(span -> span.kind() == SpanKind.SPAN_KIND_SERVER && wait.isBelow(span)));
    }

    @Test
    void workOnAnotherThreadAndATeamsOwnSpansAreBelowTheRequest() {
        assertThat(sample.one().post("traces-probe/later", "", traced()).status()).isEqualTo(200);

        assertThat(below(request(), "transaction")).isNotEmpty();
    }

    @Test
    void placeInTheTraceIsThereForClientsAndForSpansOfATeam() {
        String traceparent = sample.one().post("traces-probe/traceparent", "", traced()).body();

        Found request = request();

        assertThat(traceparent).isEqualTo("00-" + trace + "-" + request.id() + "-01");
        assertThat(below(request, "a team's own")).hasSize(1);
    }

    @Test
    void noSpanHasWhatACallerAskedForOrAValueOfARow() {
        sample.one().get("invoices?customer=Ada+Lovelace", traced());

        request();

        assertThat(sink.all())
                .allSatisfy(span -> assertThat(span.toString()).doesNotContainIgnoringCase("lovelace", "acme", "select", "?"));
    }

    @Test
    void nameOfTheServiceIsTheApplications() {
        created("named");

        assertThat(request().service()).isEqualTo(DeployedApplication.read().name());
    }
}
