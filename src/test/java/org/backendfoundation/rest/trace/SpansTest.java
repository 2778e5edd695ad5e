package org.backendfoundation.rest.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {

    private final List<String> told = new ArrayList<>();

    @AfterEach
    void recordNoLonger() {
        Spans.recordBy(null);
    }

    @Test
    void nothingIsMadeWhereNobodyRecords() {
        assertThat(Spans.begin("audit write")).isSameAs(OpenSpan.NONE);
        assertThat(Spans.beginTransaction()).isSameAs(OpenSpan.NONE);
    }

    @Test
    void whoeverRecordsIsToldUntilTheEnd() {
        Spans.recordBy(new Recorder());

        Spans.beginTransaction();
        Spans.statementBegins();
        Spans.statementEnds();
        Spans.begin("audit write");
        Spans.waited("bulkhead wait", 7, null);
        Spans.recordBy(null);
        Spans.waited("bulkhead wait", 8, null);

        assertThat(told).containsExactly("transaction", "statement", "answer", "audit write", "bulkhead wait 7");
    }

    private final class Recorder implements SpanRecorder {

        @Override
        public OpenSpan begin(String name) {
            told.add(name);
            return OpenSpan.NONE;
        }

        @Override
        public OpenSpan beginTransaction() {
            return begin("transaction");
        }

        @Override
        public void waited(String name, long nanos, Throwable refusal) {
            told.add(name + " " + nanos);
        }

        @Override
        public void statementBegins() {
            told.add("statement");
        }

        @Override
        public void statementEnds() {
            told.add("answer");
        }
    }
}
