package org.backendfoundation.rest.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A bounded number of threads that wait for bodies. When all are occupied, the oldest body of the busiest sender is given up for the next
 * one, so that slow senders make room for new requests.
 */
class SlowLane {

    /** What came with its head, or right behind it, is not slow. */
    private static final Duration SLOW = Duration.ofMillis(100);
    /** More than a thread needs that was interrupted. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Semaphore threads;
    private final Set<IncomingBody> bodies = ConcurrentHashMap.newKeySet();

    SlowLane(int threads) {
        this.threads = new Semaphore(threads);
    }

    /** @return false if no thread became free for it */
    boolean awaitRest(IncomingBody body) {
        if (!acquire()) {
            return false;
        }
        bodies.add(body);
        try {
            body.awaitRest();
        } finally {
            bodies.remove(body);
            threads.release();
        }
        return true;
    }

    private boolean acquire() {
        if (threads.tryAcquire()) {
            return true;
        }
        try {
            return makeRoom() && threads.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean makeRoom() {
        Map<String, List<IncomingBody>> slow = bodies.stream().filter(body -> body.age().compareTo(SLOW) > 0)
                .collect(Collectors.groupingBy(IncomingBody::sender));
        return slow.values().stream().max(Comparator.comparingInt(List::size)).stream().flatMap(List::stream)
                .sorted(Comparator.comparing(IncomingBody::age).reversed()).anyMatch(IncomingBody::giveUp);
    }

    void giveUpLate() {
        bodies.stream().filter(IncomingBody::isLate).forEach(IncomingBody::giveUp);
    }
}
