package org.backendfoundation.observation.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What became of all requests of this node since it started. */
@ApplicationScoped
public class RequestTotals {

    private static final int SERVER_ERROR = 500;

    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    /**
     * @param failed     of those answered, with a status from 500
     * @param nanos      of all answered together
     * @param longest    nanoseconds of the longest one that ended since these totals were last taken
     */
    public record Totals(long answered, long failed, long nanos, long longest) {
    }

    public void add(int status, long duration) {
        answered.increment();
        nanos.add(duration);
        longest.accumulate(duration);
        if (status >= SERVER_ERROR) {
            failed.increment();
        }
    }

    /** For one caller, which takes them again and again. */
    public Totals take() {
        return new Totals(answered.sum(), failed.sum(), nanos.sum(), longest.getThenReset());
    }

    public static double milliseconds(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
