package org.backendfoundation.persistence;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds for one id, by {@code mvn -Pbench}. With 16 threads a thread also waits for the others, and for a processor. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class IdentifiersBench {

    @Benchmark
    @Threads(1)
    public UUID fromOneThread() {
        return Identifiers.next();
    }

    @Benchmark
    @Threads(16)
    public UUID fromSixteenThreads() {
        return Identifiers.next();
    }

    /** What random ids of the platform cost, to compare. */
    @Benchmark
    @Threads(1)
    public UUID randomFromOneThread() {
        return UUID.randomUUID();
    }
}
