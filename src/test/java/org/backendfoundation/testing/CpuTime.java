package org.backendfoundation.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.LongStream;

/** What work costs, whoever else uses the machine. */
public final class CpuTime {

    private static final long SHORT = Duration.ofMillis(1).toNanos();
    private static final int RUNS = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {
    }

    /** Of one run on this thread if that is short although it is cold, else the least of several: what is above it is the machine's. */
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
