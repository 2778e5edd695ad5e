package org.backendfoundation.observation.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes what servers export by OTLP over HTTP, as a collector does. */
final class SpanSink implements AutoCloseable {

    /** @param parent empty where it is the first of its trace */
    record Found(String service, String trace, String id, String parent, String name, Span.SpanKind kind, String status,
            Map<String, String> attributes, long nanos) {

        boolean isBelow(Found other) {
            return parent.equals(other.id) && trace.equals(other.trace);
        }
    }

    private final HttpServer server;
    private final List<Found> spans = new CopyOnWriteArrayList<>();

    SpanSink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Found> ofTrace(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    List<Found> all() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange; InputStream body = body(exchange)) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(resource -> {
                String service = texts(resource.getResource().getAttributesList()).get("service.name");
                resource.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> spans.add(found(service, span))));
            });
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static Found found(String service, Span span) {
        return new Found(service, hex(span.getTraceId().toByteArray()), hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()), span.getName(), span.getKind(), span.getStatus().getCode().name(),
                texts(span.getAttributesList()), span.getEndTimeUnixNano() - span.getStartTimeUnixNano());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, attribute -> attribute.getValue().hasStringValue()
                ? attribute.getValue().getStringValue() : String.valueOf(attribute.getValue().getIntValue())));
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
