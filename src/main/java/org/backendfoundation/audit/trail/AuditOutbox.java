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
 * Entries that must not depend on the transaction of the work they describe. Each is written at once. Where that fails, because the
 * database is down for example, it waits here with its original time. The outbox retries every ten seconds, when the trail becomes ready,
 * and at shutdown. It is bounded: beyond {@link #MAX_WAITING} entries the oldest goes to the log instead.
 */
@ApplicationScoped
public class AuditOutbox {

    static final int MAX_WAITING = 10_000;
    static final Duration RETRY_PERIOD = Duration.ofSeconds(10);

    private static final int BATCH_SIZE = 500;
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
        task.begin(RETRY_PERIOD, this::writeWaiting);
    }

    void writeWhenReady(@Observes AuditReady ready) {
        task.trigger();
    }

    void writeAtShutdown(@Observes Shutdown shutdown) {
        writeWaiting();
    }

    public void add(AuditRecord entry) {
        if (!tryWrite(List.of(entry))) {
            enqueue(entry.at(OffsetDateTime.now(ZoneOffset.UTC)));
        }
    }

    /** Queues the entry for the next batch, for threads that must not wait for the database. */
    public void addLater(AuditRecord entry) {
        enqueue(entry.at(OffsetDateTime.now(ZoneOffset.UTC)));
    }

    private boolean tryWrite(List<AuditRecord> entries) {
        if (!schema.isReady()) {
            return false;
        }
        try {
            writer.writeIndependently(entries);
            return true;
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> entries.size() + " audit entries wait for the next retry");
            return false;
        }
    }

    private void enqueue(AuditRecord entry) {
        AuditRecord surplus;
        synchronized (waiting) {
            waiting.addLast(entry);
            surplus = waiting.size() > MAX_WAITING ? waiting.removeFirst() : null;
        }
        if (surplus != null) {
            LOG.severe("The audit outbox is full, so this entry is in the log only: " + surplus);
        }
    }

    private void writeWaiting() {
        List<AuditRecord> batch = takeBatch();
        while (!batch.isEmpty() && tryWrite(batch)) {
            batch = takeBatch();
        }
        putBack(batch);
    }

    private List<AuditRecord> takeBatch() {
        List<AuditRecord> batch = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && batch.size() < BATCH_SIZE) {
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
