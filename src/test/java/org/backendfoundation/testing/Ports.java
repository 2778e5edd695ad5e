package org.backendfoundation.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.tool.PortCheck;

/** Ports for servers of a test's own: below those that the system gives to outgoing connections, and in each {@link Fork} others. */
public final class Ports {

    private static final int FIRST = 12_000;
    private static final int SHARE = 2_000;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARE));

    private Ports() {
    }

    /** One that nobody listens on now, and that nobody else is given soon: whoever has one may listen only much later. */
    public static int free() {
        int port = FIRST + (Fork.NUMBER - 1) * SHARE + NEXT.getAndIncrement() % SHARE;
        return PortCheck.isFree(port) ? port : free();
    }
}
