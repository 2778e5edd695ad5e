package org.backendfoundation.rest.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * The bodies that a node is waiting for. Each has one of its threads meanwhile, so only some of them may wait at once: apart for anonymous callers, who then
 * wait for each other and for nobody else.
 */
@ApplicationScoped
class IncomingBodies {

    /** Of the 64 threads for requests that a server is configured with. */
    private static final int WAITING_ANONYMOUS = 12;
    private static final int WAITING_CALLERS = 40;
    private static final int LOOK_EVERY_MS = 250;

    @Resource
    ManagedScheduledExecutorService clock;

    private final SlowLane anonymous = new SlowLane(WAITING_ANONYMOUS);
    private final SlowLane callers = new SlowLane(WAITING_CALLERS);

    @PostConstruct
    void start() {
        clock.scheduleAtFixedRate(this::giveUpLate, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void giveUpLate() {
        anonymous.giveUpLate();
        callers.giveUpLate();
    }

    /** @return false if too many wait, so that this one was not waited for */
    boolean awaitRest(IncomingBody body, boolean isAnonymous) {
        return (isAnonymous ? anonymous : callers).awaitRest(body);
    }
}
