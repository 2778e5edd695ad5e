package org.backendfoundation.database.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.Transactions.TransactionWork;

/**
 * The sessions that run on this node. It logs each that holds its connection for long, once, with what its thread does at that time. The
 * servers' own leak detection takes a stack trace whenever a connection is lent, which costs a fifth of a short request.
 */
final class RunningSessions {

    static final Duration LONG = Duration.ofMinutes(1);
    private static final Logger LOG = SafeLogger.of(RunningSessions.class);

    private final LongSupplier nanoTime;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    RunningSessions() {
        this(System::nanoTime);
    }

    RunningSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    <T, X extends Exception> T run(TransactionWork<T, X> work) throws X {
        Running session = new Running(Thread.currentThread(), nanoTime.getAsLong());
        running.add(session);
        try {
            return work.run();
        } finally {
            running.remove(session);
        }
    }

    void reportLong() {
        long now = nanoTime.getAsLong();
        running.forEach(session -> session.reportIfLong(now));
    }

    /** Equal to itself only: one thread may run a session within a session. */
    private static final class Running {

        private final Thread thread;
        private final long since;
        private boolean reported;

        Running(Thread thread, long since) {
            this.thread = thread;
            this.since = since;
        }

        synchronized void reportIfLong(long now) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(now - since);
            if (seconds >= LONG.toSeconds() && !reported) {
                reported = true;
                Throwable place = new Throwable("What it does now");
                place.setStackTrace(thread.getStackTrace());
                LOG.log(Level.WARNING, place,
                        () -> "A session has held its connection for " + seconds + " s, in thread " + thread.getName());
            }
        }
    }
}
