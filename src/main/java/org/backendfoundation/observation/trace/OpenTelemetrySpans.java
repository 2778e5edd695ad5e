package org.backendfoundation.observation.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.observation.request.MatchedOperation;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.rest.request.RequestPath;
import org.backendfoundation.rest.request.TraceParent;
import org.backendfoundation.rest.trace.OpenSpan;
import org.backendfoundation.rest.trace.SpanRecorder;

/**
 * Spans by the OpenTelemetry of the server; the only class that knows it, in what both the API 1.29 of Payara 6 and later ones have. Names
 * and attributes are those of its semantic conventions for HTTP servers and databases, and {@code foundation.…} where it has none. Work that
 * belongs to no request, such as the sealing of audit entries each second, has no span.
 */
final class OpenTelemetrySpans implements SpanRecorder, RequestTracer {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("foundation.request_id");
    private static final AttributeKey<Long> STATEMENTS = AttributeKey.longKey("foundation.statements");

    private static final String POSTGRESQL = "postgresql";
    private static final int SERVER_ERRORS = 500;
    /** Callers write any word as a method; the others are {@code _OTHER}, and {@code HTTP} in a name. */
    private static final Set<String> METHODS = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final int SPAN_BEGINS = 36;
    private static final int SPAN_ENDS = 52;
    private static final int FLAGS_BEGIN = 53;

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final ThreadLocal<Transaction> transactions = new ThreadLocal<>();

    OpenTelemetrySpans(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("org.backendfoundation");
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** The instance that MicroProfile Telemetry gives an application; the global one may be another, or none. */
    static OpenTelemetrySpans ofServer() {
        return new OpenTelemetrySpans(CDI.current().select(OpenTelemetry.class).get());
    }

    /** Where the server has begun a span for the request, that one is taken, and none is added. */
    @Override
    public RequestSpan begin(HttpServletRequest request) {
        Span present = Span.current();
        if (present.isRecording()) {
            TraceParent.replace(request, traceparent(present));
            return new Request(present, Scope.noop(), false);
        }
        Context caller = propagator.extract(Context.root(), request, Headers.GETTER);
        Span span = start(request, caller);
        TraceParent.replace(request, traceparent(span));
        // not the span itself: Payara 6 records the messages of exceptions in the present one, and ends it before its time
        return new Request(span, enter(caller.with(Span.wrap(span.getSpanContext()))), true);
    }

    private Span start(HttpServletRequest request, Context caller) {
        boolean isKnown = METHODS.contains(request.getMethod());
        return tracer.spanBuilder(isKnown ? request.getMethod() : "HTTP").setParent(caller).setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, isKnown ? request.getMethod() : "_OTHER").setAttribute(SCHEME, request.getScheme())
                .setAttribute(PATH, RequestPath.of(request)).startSpan();
    }

    private static String traceparent(Span span) {
        SpanContext place = span.getSpanContext();
        return "00-" + place.getTraceId() + "-" + place.getSpanId() + "-" + place.getTraceFlags().asHex();
    }

    /** @param isOurs whether nobody else ends the span */
    private record Request(Span span, Scope scope, boolean isOurs) implements RequestSpan {

        @Override
        public void leave() {
            scope.close();
        }

        @Override
        public void end(HttpServletRequest request, int status) {
            MatchedOperation matched = MatchedOperation.of(request);
            if (matched != null) {
                span.updateName(matched.method() + " " + matched.route());
                span.setAttribute(ROUTE, matched.route());
            }
            span.setAttribute(STATUS, (long) status);
            span.setAttribute(REQUEST_ID, RequestIds.of(request));
            if (status >= SERVER_ERRORS) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute(ERROR_TYPE, String.valueOf(status));
            }
            if (isOurs) {
                span.end();
            }
        }
    }

    private enum Headers implements TextMapGetter<HttpServletRequest> {

        GETTER;

        /** Earlier versions of the API, such as 1.29, require it. */
        @Override
        @SuppressWarnings("deprecation")
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public String get(HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }

    @Override
    public OpenSpan begin(String name) {
        Context parent = parent();
        return parent == null ? OpenSpan.NONE : new Work(parent, start(name, parent));
    }

    @Override
    public OpenSpan beginTransaction() {
        Context parent = parent();
        return parent == null ? OpenSpan.NONE : new Transaction(parent, start("transaction", parent));
    }

    @Override
    public void waited(String name, long nanos, Throwable refusal) {
        Context parent = ofRequest();
        if (parent == null) {
            return;
        }
        long end = now();
        Span span = tracer.spanBuilder(name).setParent(parent).setStartTimestamp(end - nanos, TimeUnit.NANOSECONDS).startSpan();
        if (refusal != null) {
            fail(span, refusal);
        }
        span.end(end, TimeUnit.NANOSECONDS);
    }

    @Override
    public void statementBegins() {
        Transaction present = transactions.get();
        if (present != null) {
            present.statementBegins();
        }
    }

    @Override
    public void statementEnds() {
        Transaction present = transactions.get();
        if (present != null) {
            present.statementEnds();
        }
    }

    private Span start(String name, Context parent) {
        return tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    /** The present span of this thread, or that of the request for which it works; null where there is neither. */
    private static Context parent() {
        Context present = Context.current();
        return Span.fromContext(present).getSpanContext().isValid() ? present : ofRequest();
    }

    private static Context ofRequest() {
        RequestContext request = RequestContext.current();
        String parent = request.traceparent();
        return parent == null ? null : Context.root().with(Span.wrap(SpanContext.create(request.traceId(),
                parent.substring(SPAN_BEGINS, SPAN_ENDS), TraceFlags.fromHex(parent, FLAGS_BEGIN), TraceState.getDefault())));
    }

    private static void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, failure instanceof ProblemException problem ? problem.code().name() : failure.getClass().getName());
    }

    /** It is left where the work ends, which is in another method. */
    @SuppressWarnings("MustBeClosedChecker")
    private static Scope enter(Context context) {
        return context.makeCurrent();
    }

    /** In nanoseconds since 1970. */
    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** A span that is the present one of its thread. */
    private static class Work implements OpenSpan {

        final Span span;
        final Context context;
        private final Scope scope;

        Work(Context parent, Span span) {
            this.span = span;
            this.context = parent.with(span);
            this.scope = enter(context);
        }

        @Override
        public final void count(String what, long number) {
            span.setAttribute(what, number);
        }

        @Override
        public final void failed(Throwable failure) {
            fail(span, failure);
        }

        @Override
        public void end() {
            scope.close();
            span.end();
        }
    }

    /** Its statements are one span, from the first to the last: one for each would cost more than many of them. */
    private final class Transaction extends Work {

        private final Transaction around = transactions.get();
        private long statements;
        private long firstStatement;
        private long lastStatement;
        private boolean isExecuting;

        Transaction(Context parent, Span span) {
            super(parent, span);
            transactions.set(this);
        }

        void statementBegins() {
            lastStatement = now();
            firstStatement = statements == 0 ? lastStatement : firstStatement;
            statements++;
            isExecuting = true;
        }

        void statementEnds() {
            lastStatement = now();
            isExecuting = false;
        }

        @Override
        public void end() {
            if (around == null) {
                transactions.remove();
            } else {
                transactions.set(around);
            }
            if (isExecuting) {
                statementEnds(); // whoever reads its rows as they come does not say when it ended
            }
            if (statements > 0) {
                tracer.spanBuilder("statements").setParent(context).setSpanKind(SpanKind.CLIENT).setAttribute(DATABASE, POSTGRESQL)
                        .setAttribute(STATEMENTS, statements).setStartTimestamp(firstStatement, TimeUnit.NANOSECONDS).startSpan()
                        .end(lastStatement, TimeUnit.NANOSECONDS);
            }
            super.end();
        }
    }
}
