package org.backendfoundation.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.LongStream;

/** Measures the CPU time of work, independent of other load on the machine. */
public final class CpuTime {

    private static final long SHORT = Duration.ofMillis(1).toNanos();
    private static final int RUNS = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {
    }

    /**
     * The time of one run on this thread if that is short although the code is cold, otherwise the minimum of several: anything above it is
     * noise.
     */
    public static Duration of(Runnable work) {
        long cold = once(work);
        return Duration.ofNanos(cold < SHORT ? cold : LongStream.generate(() -> once(work)).limit(RUNS).min().orElseThrow());
    }

    private static long once(Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
