package org.backendfoundation.observation.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.observation.trace.RequestTracer.RequestSpan;
import org.backendfoundation.rest.request.TraceParent;
import org.backendfoundation.rest.trace.OpenSpan;
import org.junit.jupiter.api.Test;

/** What cannot be seen on the servers of the integration tests. */
class OpenTelemetrySpansTest {

    private final List<SpanData> exported = new ArrayList<>();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(new Exporter())).build()).build();
    private final OpenTelemetrySpans spans = new OpenTelemetrySpans(telemetry);

    @Test
    void spanThatTheServerHasBegunIsTakenInsteadOfASecondOne() {
        HttpServletRequest request = request("GET");
        Span servers = telemetry.getTracer("server").spanBuilder("GET /*").startSpan();

        try (Scope scope = servers.makeCurrent()) {
            RequestSpan taken = spans.begin(request);
            taken.leave();
            taken.end(request, 503);
        }

        assertThat(exported).as("the server ends it").isEmpty();
        assertThat(TraceParent.find(request)).contains(servers.getSpanContext().getTraceId(), servers.getSpanContext().getSpanId());
        servers.end();
        assertThat(exported).hasSize(1);
        assertThat(exported.get(0).getAttributes().get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(503);
    }

    @Test
    void wordThatIsNoMethodMakesNoName() {
        HttpServletRequest request = request("FORGED");

        RequestSpan span = spans.begin(request);
        span.leave();
        span.end(request, 405);

        assertThat(exported.get(0).getName()).isEqualTo("HTTP");
        assertThat(exported.get(0).getAttributes().get(AttributeKey.stringKey("http.request.method"))).isEqualTo("_OTHER");
    }

    @Test
    void workThatBelongsToNoRequestHasNoSpan() {
        spans.statementBegins();
        spans.waited("bulkhead wait", 1, null);

        assertThat(spans.begin("audit write")).isSameAs(OpenSpan.NONE);
        assertThat(spans.beginTransaction()).isSameAs(OpenSpan.NONE);
        assertThat(exported).isEmpty();
    }

    @Test
    void statementsCountForTheInnermostTransaction() {
        HttpServletRequest request = request("GET");
        RequestSpan span = spans.begin(request);

        OpenSpan outer = spans.beginTransaction();
        spans.statementBegins();
        OpenSpan inner = spans.beginTransaction();
        spans.statementBegins();
        spans.statementBegins();
        spans.statementEnds();
        inner.end();
        spans.statementBegins();
        outer.end();
        span.leave();

        assertThat(exported).filteredOn(data -> data.getName().equals("statements"))
                .extracting(data -> data.getAttributes().get(AttributeKey.longKey("foundation.statements"))).containsExactly(2L, 2L);
        assertThat(exported).allSatisfy(data -> assertThat(data.getEndEpochNanos()).isGreaterThanOrEqualTo(data.getStartEpochNanos()));
    }

    @Test
    void statementWhoseEndNobodyToldLastsUntilTheTransactionEnds() {
        RequestSpan span = spans.begin(request("GET"));
        OpenSpan transaction = spans.beginTransaction();
        spans.statementBegins();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(2)) {
            Thread.onSpinWait();
        }
        transaction.end();
        span.leave();

        SpanData statements = exported.stream().filter(data -> data.getName().equals("statements")).findFirst().orElseThrow();
        assertThat(statements.getEndEpochNanos() - statements.getStartEpochNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static HttpServletRequest request(String method) {
        Map<String, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(OpenTelemetrySpansTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getScheme" -> "http";
                    case "getRequestURI" -> "/api/v1/orders";
                    case "getHeaderNames" -> Collections.emptyEnumeration();
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> null;
                });
    }

    private final class Exporter implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            exported.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
