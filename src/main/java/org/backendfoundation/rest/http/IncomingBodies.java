package org.backendfoundation.rest.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The request bodies for which this node waits. Each occupies a thread, so only a bounded number may wait at a time. Anonymous callers have
 * a bound of their own, so they make only each other wait.
 */
@ApplicationScoped
class IncomingBodies {

    /** The limits, of the 200 request threads that a server is configured with. */
    private static final int WAITING_ANONYMOUS = 12;
    private static final int WAITING_CALLERS = 40;
    /** Each takes up to its size of the disk for temporary files, and a connection while it is stored. */
    private static final int LARGE_FILES = 4;
    private static final int LOOK_EVERY_MS = 250;

    @Resource
    ManagedScheduledExecutorService clock;

    private final SlowLane anonymous = new SlowLane(WAITING_ANONYMOUS);
    private final SlowLane callers = new SlowLane(WAITING_CALLERS);
    private final Semaphore largeFiles = new Semaphore(LARGE_FILES);
    private Future<?> looks;

    @PostConstruct
    void start() {
        looks = clock.scheduleAtFixedRate(this::giveUpLate, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** The servers' scheduler outlives the application. */
    @PreDestroy
    void end() {
        looks.cancel(false);
    }

    private void giveUpLate() {
        anonymous.giveUpLate();
        callers.giveUpLate();
    }

    /** @return false if there are enough large files; otherwise {@link #endLargeFile} must follow, once it is stored */
    boolean beginLargeFile() {
        return largeFiles.tryAcquire();
    }

    void endLargeFile() {
        largeFiles.release();
    }

    /** @return false if too many are waiting, so that this one was refused */
    boolean awaitRest(IncomingBody body, boolean isAnonymous) {
        return (isAnonymous ? anonymous : callers).awaitRest(body);
    }
}
