package org.backendfoundation.audit.trail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Entries that must not depend on the work they tell of. Each is written at once; where that fails, the database being down for one, it waits here, with
 * the time at which it happened, and is tried again every ten seconds, as soon as the trail is ready, and at the end. The wait is bounded: beyond
 * {@link #MOST} the oldest is given to the log instead.
 */
@ApplicationScoped
public class AuditOutbox {

    static final int MOST = 10_000;
    static final Duration TRY_EVERY = Duration.ofSeconds(10);

    private static final int AT_ONCE = 500;
    private static final Logger LOG = SafeLogger.of(AuditOutbox.class);

    @Inject
    PeriodicTask task;

    @Inject
    AuditSchema schema;

    @Inject
    AuditWriter writer;

    private final Deque<AuditRecord> waiting = new ArrayDeque<>();

    @PostConstruct
    void start() {
        task.begin(TRY_EVERY, this::writeWaiting);
    }

    void ready(@Observes AuditReady ready) {
        task.trigger();
    }

    void end(@Observes Shutdown end) {
        writeWaiting();
    }

    public void add(AuditRecord entry) {
        if (!isWritten(List.of(entry))) {
            keep(entry.at(OffsetDateTime.now(ZoneOffset.UTC)));
        }
    }

    /** For threads that must not wait for the database: written with the next batch. */
    public void addLater(AuditRecord entry) {
        keep(entry.at(OffsetDateTime.now(ZoneOffset.UTC)));
    }

    private boolean isWritten(List<AuditRecord> entries) {
        if (!schema.isReady()) {
            return false;
        }
        try {
            writer.writeIndependently(entries);
            return true;
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> entries.size() + " audit entries wait for the next time");
            return false;
        }
    }

    private void keep(AuditRecord entry) {
        AuditRecord surplus;
        synchronized (waiting) {
            waiting.addLast(entry);
            surplus = waiting.size() > MOST ? waiting.removeFirst() : null;
        }
        if (surplus != null) {
            LOG.severe("More audit entries wait than are kept; only here: " + surplus);
        }
    }

    private void writeWaiting() {
        List<AuditRecord> batch = take();
        while (!batch.isEmpty() && isWritten(batch)) {
            batch = take();
        }
        putBack(batch);
    }

    private List<AuditRecord> take() {
        List<AuditRecord> batch = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && batch.size() < AT_ONCE) {
                batch.add(waiting.removeFirst());
            }
        }
        return batch;
    }

    private void putBack(List<AuditRecord> batch) {
        synchronized (waiting) {
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
        }
    }
}
