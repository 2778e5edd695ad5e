package org.backendfoundation.audit.trail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Work that runs periodically: never twice at a time, and a failed run does not stop the next one. Each bean injects one for its own work:
 * <pre>{@code
 * @Inject PeriodicTask task;
 *
 * @PostConstruct void start() { task.begin(EVERY, this::write); }
 * }</pre>
 */
@Dependent
public class PeriodicTask {

    private static final Logger LOG = SafeLogger.of(PeriodicTask.class);
    /** A cancelled tick stays in the servers' queue until its time, and with it all classes of an application that has gone. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(15);

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Runs wait for the database, and the servers' scheduler has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    private final AtomicInteger requested = new AtomicInteger();
    private Runnable work;
    private long ticksOfAPeriod;
    private long ticked;
    private Future<?> ticks;

    public void begin(Duration period, Runnable work) {
        this.work = work;
        ticksOfAPeriod = (period.toMillis() + LONGEST_TICK.toMillis() - 1) / LONGEST_TICK.toMillis();
        long tick = period.toMillis() / ticksOfAPeriod;
        ticks = scheduler.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** The servers' scheduler outlives the application. */
    @PreDestroy
    void end() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    /** Starts a run that begins after this call: at once, or after the current run. */
    public void trigger() {
        if (requested.getAndIncrement() == 0) {
            execute();
        }
    }

    private void tick() {
        ticked++;
        if (ticked % ticksOfAPeriod == 0 && requested.compareAndSet(0, 1)) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException busy) {
            requested.set(0);
            LOG.log(Level.FINE, "The server has no thread for this run", busy);
        }
    }

    private void run() {
        int handled = requested.get();
        do {
            runOnce();
            handled = requested.addAndGet(-handled);
        } while (handled > 0);
    }

    private void runOnce() {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "A run of a periodic task failed; it is retried at the next period", failure);
        }
    }
}
