package org.backendfoundation.testkit;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.tool.PortCheck;

/** Ports for servers of tests: below those that the system uses for outgoing connections, and different in each {@link Fork}. */
public final class Ports {

    private static final int FIRST = 12_000;
    private static final int SHARE = 2_000;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARE));

    private Ports() {
    }

    /** A port that is free now and is not given out again soon, because its user may listen on it only later. */
    public static int free() {
        int port = FIRST + (Fork.NUMBER - 1) * SHARE + NEXT.getAndIncrement() % SHARE;
        return PortCheck.isFree(port) ? port : free();
    }
}
