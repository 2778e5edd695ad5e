package org.backendfoundation.observation.hour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.pool.PoolFigures;
import org.backendfoundation.database.session.ConnectionBulkhead;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.observation.request.RequestTotals;
import org.backendfoundation.observation.request.RequestTotals.Totals;

/** Reads the figures of this node four times a minute and keeps those of an hour. */
@ApplicationScoped
class LastHour {

    static final Duration EVERY = Duration.ofSeconds(15);
    static final int MOST = (int) Duration.ofHours(1).dividedBy(EVERY);

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MIB = 1L << 20;

    @Inject
    RequestTotals requests;

    @Inject
    SessionFactory sessions;

    @Inject
    ConnectionPool pool;

    @Inject
    PeriodicTask task;

    private final Deque<Interval> intervals = new ArrayDeque<>();
    private Totals before;
    private long readAt;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        before = requests.take();
        readAt = System.nanoTime();
        task.begin(EVERY, this::read);
    }

    /** Oldest first. */
    synchronized List<Interval> intervals() {
        return List.copyOf(intervals);
    }

    private synchronized void read() {
        Totals now = requests.take();
        long nanos = System.nanoTime();
        ConnectionBulkhead bulkhead = sessions.bulkhead();
        add(interval(before, now, (nanos - readAt) / NANOS, bulkhead.active(), bulkhead.waiting(),
                pool.figures().map(PoolFigures::inUse).orElse(null)));
        before = now;
        readAt = nanos;
    }

    synchronized void add(Interval interval) {
        if (intervals.size() == MOST) {
            intervals.removeFirst();
        }
        intervals.addLast(interval);
    }

    static Interval interval(Totals before, Totals now, double seconds, int active, int waiting, Integer inUse) {
        long answered = now.answered() - before.answered();
        boolean isIdle = answered == 0;
        return new Interval(OffsetDateTime.now(ZoneOffset.UTC), seconds, answered, now.failed() - before.failed(),
                isIdle ? null : RequestTotals.milliseconds(now.nanos() - before.nanos()) / answered,
                isIdle ? null : RequestTotals.milliseconds(now.longest()), active, waiting, inUse,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
    }
}
