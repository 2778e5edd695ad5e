package org.backendfoundation.rest.trace;

/**
 * Where work begins and ends, for whoever traces it:
 * <pre>{@code
 * OpenSpan span = Spans.begin("audit write");
 * try {
 *     write();
 * } catch (SQLException failure) {
 *     span.failed(failure);
 *     throw failure;
 * } finally {
 *     span.end();
 * }
 * }</pre>
 */
public final class Spans {

    /** Null while nothing is traced. */
    private static volatile SpanRecorder recorder;

    private Spans() {
    }

    /** @param taker null where nothing is traced any more */
    public static void recordBy(SpanRecorder taker) {
        recorder = taker;
    }

    /** @param name one of few: what differs between two requests is not part of it */
    public static OpenSpan begin(String name) {
        SpanRecorder present = recorder;
        return present == null ? OpenSpan.NONE : present.begin(name);
    }

    public static OpenSpan beginTransaction() {
        SpanRecorder present = recorder;
        return present == null ? OpenSpan.NONE : present.beginTransaction();
    }

    /**
     * Records a wait that is over, on any thread with the {@link org.backendfoundation.rest.request.RequestContext} of who waited.
     *
     * @param refusal null where the wait was not in vain
     */
    public static void waited(String name, long nanos, Throwable refusal) {
        SpanRecorder present = recorder;
        if (present != null) {
            present.waited(name, nanos, refusal);
        }
    }

    /** This thread sends a statement to the database. */
    public static void statementBegins() {
        SpanRecorder present = recorder;
        if (present != null) {
            present.statementBegins();
        }
    }

    /** The statement was answered. One that fails need not be told of. */
    public static void statementEnds() {
        SpanRecorder present = recorder;
        if (present != null) {
            present.statementEnds();
        }
    }
}
