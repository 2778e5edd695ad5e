package org.backendfoundation.audit.trail;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Work that comes round again: never two rounds at a time, and whatever becomes of one, the next one comes. For one bean's one work:
 * <pre>{@code
 * @Inject Rounds rounds;
 *
 * @PostConstruct void start() { rounds.begin(EVERY, this::write); }
 * }</pre>
 */
@Dependent
public class PeriodicTask {

    private static final Logger LOG = SafeLogger.of(PeriodicTask.class);

    @Resource
    ManagedScheduledExecutorService clock;

    /** A round waits for the database, and the servers' clock has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    private final AtomicInteger asked = new AtomicInteger();
    private Runnable work;

    public void begin(Duration period, Runnable round) {
        work = round;
        clock.scheduleWithFixedDelay(this::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that begins after this call: at once, or after the one that runs. */
    public void trigger() {
        if (asked.getAndIncrement() == 0) {
            execute();
        }
    }

    private void tick() {
        if (asked.compareAndSet(0, 1)) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException busy) {
            asked.set(0);
            LOG.log(Level.FINE, "The server has no thread for this round", busy);
        }
    }

    private void run() {
        int answered = asked.get();
        do {
            runOnce();
            answered = asked.addAndGet(-answered);
        } while (answered > 0);
    }

    private void runOnce() {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "A round failed; the next one comes", failure);
        }
    }
}
