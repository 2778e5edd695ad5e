package org.backendfoundation.rest.http;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.ReceivedBody;

/**
 * The body of a request that is being received. Arrived bytes are taken without waiting; for the rest the request's thread waits. Another
 * thread ends that wait by an interrupt, because the Servlet API has no time-out. The interrupting thread holds this body's lock, so that
 * no interrupt outlives the wait.
 */
final class IncomingBody {

    private static final Logger LOG = SafeLogger.of(IncomingBody.class);
    private static final int BUFFER = 1 << 13;

    private final BodyTerms terms;
    private final ServletInputStream stream;
    private final long announced;
    private final long begun;
    private final byte[] buffer = new byte[BUFFER];
    private final ReceivedBody body = new ReceivedBody();
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

    /** Waits for the rest; {@link #refusal} tells the result. */
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

    /** An interrupted wait ends the stream, too; but then this class gave the body up, and the stream itself is in order. */
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

    /** @return whether this call ended a wait */
    synchronized boolean giveUp() {
        if (isGivenUp || waiting == null) {
            return false;
        }
        isGivenUp = true;
        waiting.interrupt();
        return true;
    }

    /** Reads never beyond the body's end: the stream of an upgrade request has no end in Payara. */
    private void take() throws IOException {
        int count = stream.read(buffer, 0, announced < 0 ? BUFFER : (int) Math.min(BUFFER, announced - received));
        if (count < 0) {
            isAtEnd = true;
            return;
        }
        body.write(buffer, count);
        received = body.size();
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

    /** Why the request is refused; empty if the body is here. */
    Optional<ProblemException> refusal() {
        if (received > terms.limit()) {
            return Optional.of(terms.tooLarge());
        }
        if (isBroken) {
            return Optional.of(BodyTerms.broken());
        }
        return isWhole() ? Optional.empty() : Optional.of(terms.tooSlow());
    }

    ReceivedBody body() {
        return body;
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
