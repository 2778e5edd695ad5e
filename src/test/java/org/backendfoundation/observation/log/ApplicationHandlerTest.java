package org.backendfoundation.observation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.junit.jupiter.api.Test;

class ApplicationHandlerTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final UUID ACTOR = UUID.fromString("01a22b26-07b9-7094-8cf8-bb1295640ca5");

    private final List<LogLine> problems = new ArrayList<>();

    private LogRecord published(String message, Object... parameters) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("org.example.Shop");
        record.setParameters(parameters);
        new ApplicationHandler("node 1", false, problems::add, Set.of()).publish(record);
        return record;
    }

    private static <T> T inRequest(Supplier<T> work) {
        return new RequestContext("r-1", "00-" + TRACE + "-00f067aa0ba902b7-01", new Caller(ACTOR, "Ada", Set.of(), "api_key", null), null)
                .call(work);
    }

    @Test
    void textHasItsContextAndStaysOnOneLine() {
        assertThat(published("started").getMessage()).isEqualTo("started [node=node_1]");
        assertThat(inRequest(() -> published("sold {0}", "a\nbook")).getMessage())
                .isEqualTo("sold a\\u000abook [node=node_1 request=r-1 trace=" + TRACE + " actor=" + ACTOR + "]");
        assertThat(published("of a caller {0}").getMessage()).isEqualTo("of a caller {0} [node=node_1]");
    }

    /** A library in whose thread that happens takes it for a failure of its own work. */
    @Test
    void whoLogsDoesNotFailByIt() {
        LogRecord record = new LogRecord(Level.WARNING, "lost");
        record.setLoggerName("com.example.Driver");
        Consumer<LogLine> broken = line -> {
            throw new IllegalStateException("no context");
        };

        assertThatCode(() -> quietly(new ServerProblemHandler(List.of("org.example"), broken)).publish(record)).doesNotThrowAnyException();
        assertThatCode(() -> quietly(new ApplicationHandler("n1", false, broken, Set.of())).publish(record)).doesNotThrowAnyException();
    }

    private static Handler quietly(Handler handler) {
        handler.setErrorManager(new ErrorManager() {
            @Override
            public void error(String message, Exception failure, int code) {
                assertThat(failure).hasMessage("no context");
            }
        });
        return handler;
    }

    @Test
    void warningIsKept() {
        inRequest(() -> published("sold"));

        assertThat(problems).singleElement().satisfies(line -> {
            assertThat(line.message()).isEqualTo("sold");
            assertThat(line.requestId()).isEqualTo("r-1");
            assertThat(line.actorId()).isEqualTo(ACTOR);
        });
    }

    @Test
    void jsonHasTheSameAndTheStack() {
        LogRecord record = new LogRecord(Level.SEVERE, "failed \"so\"");
        record.setLoggerName("org.example.Shop");
        IllegalStateException thrown = new IllegalStateException("no\nbook", new ArithmeticException("cause"));
        record.setThrown(thrown);

        JsonObject line = inRequest(() -> LogLine.of(record)).toJson("n1", thrown);

        assertThat(line.toString()).doesNotContain("\n");
        assertThat(line.getString("level")).isEqualTo("ERROR");
        assertThat(line.getString("message")).isEqualTo("failed \"so\"");
        assertThat(line.getString("request_id")).isEqualTo("r-1");
        assertThat(line.getString("trace_id")).isEqualTo(TRACE);
        assertThat(line.getString("node")).isEqualTo("n1");
        assertThat(line.getString("exception")).isEqualTo("java.lang.IllegalStateException: no\\u000abook");
        assertThat(line.getString("stack")).contains("ArithmeticException: cause", "ApplicationHandlerTest");
    }

    @Test
    void packagesAreCutAtTheirDots() {
        assertThat(ServerProblemHandler.isWithin("org.example", "org.example.Shop")).isTrue();
        assertThat(ServerProblemHandler.isWithin("org.example", "org.example")).isTrue();
        assertThat(ServerProblemHandler.isWithin("org.example", "org.examples.Shop")).isFalse();
        assertThat(ServerProblemHandler.isWithin("org.example", null)).isFalse();
    }
}
