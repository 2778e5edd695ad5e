package org.backendfoundation.rest.trace;

/** Makes spans of the work that {@link Spans} is told of. */
public interface SpanRecorder {

    OpenSpan begin(String name);

    /** The statements that this thread sends until its end are counted with it. */
    OpenSpan beginTransaction();

    /** See {@link Spans#waited}. */
    void waited(String name, long nanos, Throwable refusal);

    void statementBegins();

    void statementEnds();
}
