package org.backendfoundation.rest.http;

import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.problem.ProblemException;

/**
 * A body on its way: what has arrived is taken without waiting, and for the rest the request's thread waits. That wait is ended from outside by an interrupt,
 * for the Servlet API knows no time-out; whoever interrupts holds this body's lock, so that no interrupt outlives the wait.
 */
final class IncomingBody {

    private static final Logger LOG = SafeLogger.of(IncomingBody.class);
    private static final int BUFFER = 1 << 13;

    private final BodyTerms terms;
    private final ServletInputStream stream;
    private final long announced;
    private final long begun;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile int received;
    private boolean isAtEnd;
    private boolean isBroken;
    private Thread waiting;
    private boolean isGivenUp;

    /**
     * @param announced in bytes; -1 if the head does not say it
     * @param begun     when, by {@link System#nanoTime}
     */
    IncomingBody(BodyTerms terms, ServletInputStream stream, long announced, long begun) {
        this.terms = terms;
        this.stream = stream;
        this.announced = announced;
        this.begun = begun;
    }

    /** Takes what is here, without waiting. */
    void takeArrived() {
        try {
            while (isWanted() && stream.available() > 0) {
                take();
            }
            isAtEnd = isAtEnd || announced < 0 && stream.isFinished();
        } catch (IOException malformedOrGone) {
            breakOff(malformedOrGone);
        }
    }

    /** Waits for the rest. What comes of it, {@link #refusal} says. */
    void awaitRest() {
        beginWait();
        try {
            while (isWanted() && !isLate()) {
                take();
            }
        } catch (IOException interruptedOrBroken) {
            breakOff(interruptedOrBroken);
        } finally {
            endWait();
        }
    }

    /** An interrupted wait, too, ends the stream; but that body was given up here, and nothing is wrong with it. */
    private synchronized void breakOff(IOException cause) {
        LOG.log(Level.FINE, "A body ended early", cause);
        isBroken = !isGivenUp;
    }

    private synchronized void beginWait() {
        waiting = Thread.currentThread();
    }

    private synchronized void endWait() {
        waiting = null;
        if (isGivenUp) {
            Thread.interrupted();
        }
    }

    /** @return whether there was a wait that this ended */
    synchronized boolean giveUp() {
        if (isGivenUp || waiting == null) {
            return false;
        }
        isGivenUp = true;
        waiting.interrupt();
        return true;
    }

    /** Never beyond its end: behind a request for an upgrade Payara's stream has none. */
    private void take() throws IOException {
        int count = stream.read(buffer, 0, announced < 0 ? BUFFER : (int) Math.min(BUFFER, announced - received));
        if (count < 0) {
            isAtEnd = true;
            return;
        }
        bytes.write(buffer, 0, count);
        received = bytes.size();
    }

    private boolean isWanted() {
        return !isBroken && !isWhole() && received <= terms.limit();
    }

    boolean isWhole() {
        return announced < 0 ? isAtEnd : received == announced;
    }

    /** Whether there is no use in waiting. */
    boolean isSettled() {
        return !isWanted();
    }

    /** Why the request is refused; nothing if the body is here. */
    Optional<ProblemException> refusal() {
        if (received > terms.limit()) {
            return Optional.of(terms.tooLarge());
        }
        if (isBroken) {
            return Optional.of(BodyTerms.broken());
        }
        return isWhole() ? Optional.empty() : Optional.of(terms.tooSlow());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String sender() {
        return terms.sender();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Whether it comes slower than is accepted. */
    boolean isLate() {
        return age().compareTo(terms.patience(received)) > 0;
    }
}
