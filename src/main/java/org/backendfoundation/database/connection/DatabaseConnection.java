package org.backendfoundation.database.connection;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;

/**
 * Moves the connection from state to state. {@link #connect} tries with back-off until it succeeds. Then a ping each half second checks
 * that the database still answers; a lost database leads back to the attempts, and connections that are silent are ended. {@link
 * #disconnect} lets running sessions finish and stays disconnected until an operator connects again, at once or after a {@link
 * DrainNotice}. Only one step runs at a time, whichever thread starts it.
 */
@ApplicationScoped
public class DatabaseConnection {

    /** With the deadlines of {@link PoolCheck}, a lost database is noticed within two seconds. */
    static final Duration PROBE_EVERY = Duration.ofMillis(500);

    private static final Logger LOG = SafeLogger.of(DatabaseConnection.class);

    @Resource
    ManagedScheduledExecutorService clock;

    /** A step waits for the database, and the servers' scheduler has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    @Inject
    PoolCheck check;

    @Inject
    DatabaseRequirements expectations;

    @Inject
    SessionFactory sessions;

    @Inject
    Event<ConnectionChanged> changed;

    private final ConnectionStates states = new ConnectionStates(Clock.systemUTC());
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current()::nextLong);
    private volatile DatabaseFacts facts;
    private final LastFailure failure = new LastFailure();
    private volatile Leaving leaving;
    private volatile Instant lastStep = Instant.now();
    private volatile boolean ended;
    private int attempts;
    private int plan;

    public ConnectionState state() {
        return states.current();
    }

    public OffsetDateTime since() {
        return states.since();
    }

    /** Newest first. */
    public List<ConnectionChanged> transitions() {
        return states.transitions();
    }

    /** What the database last said of itself, while connected. */
    public Optional<DatabaseFacts> facts() {
        return Optional.ofNullable(facts);
    }

    public LastFailure lastFailure() {
        return failure;
    }

    /** When the loop last ran; if that is long ago, the loop is stuck. */
    Instant lastStep() {
        return lastStep;
    }

    /** Why the connection cannot be used; empty while connected. */
    public Optional<ProblemException> unusableReason() {
        if (states.current() == ConnectionState.CONNECTED) {
            return Optional.empty();
        }
        boolean trying = states.current() == ConnectionState.CONNECTING;
        return Optional
                .of(failure.reason().filter(reason -> trying).orElseGet(() -> new ProblemException(DatabaseError.DATABASE_DISCONNECTED,
                        "The database is " + states.current() + (trying ? "" : "; an operator may connect it"))));
    }

    /** The current notice; empty once it is over or was cancelled. */
    public Optional<DrainNotice> notice() {
        return Optional.ofNullable(leaving).map(Leaving::notice);
    }

    /** Why balancers should send no further requests; during a notice the node still serves those that come. */
    public Optional<ProblemException> unreadyReason() {
        return unusableReason().or(() -> notice().map(given -> new ProblemException(DatabaseError.NODE_LEAVING,
                "This node serves until " + given.until() + " and disconnects then; send further requests to another")));
    }

    /**
     * Begins to connect, and continues until it succeeds. During a notice it cancels the notice, and the node stays connected.
     *
     * @throws ProblemException WRONG_STATE unless disconnected or during a notice
     */
    public synchronized void connect(String cause) {
        if (leaving != null) {
            cancelNotice("Somebody connected again");
            LOG.info("Database stays " + states.current() + ": " + cause);
            return;
        }
        require(ConnectionState.DISCONNECTED);
        attempts = 0;
        failure.expectNews();
        move(ConnectionState.CONNECTING, cause);
        scheduleStep(Duration.ZERO);
    }

    /**
     * Disconnects as {@link #disconnect(String, Duration)} does, at the end of a notice. A new notice replaces the current one.
     *
     * @return completed once disconnected, or with a WRONG_STATE problem if the notice was cancelled
     * @throws ProblemException WRONG_STATE where it is already disconnected
     */
    public synchronized CompletionStage<Void> disconnect(String cause, Duration length, Duration patience) {
        requireConnection();
        cancelNotice("Somebody disconnects otherwise");
        Leaving begun = new Leaving(DrainNotice.of(length), new CompletableFuture<>());
        Supplier<Void> end = RequestContext.current().carry(() -> disconnectAfterNotice(begun, cause, patience));
        leaving = begun;
        LOG.info("Database stays " + states.current() + " until " + begun.notice().until() + ", and this node is not ready: " + cause);
        clock.schedule(() -> executor.execute(end::get), length.toMillis(), TimeUnit.MILLISECONDS);
        return begun.done();
    }

    private synchronized Void disconnectAfterNotice(Leaving begun, String cause, Duration patience) {
        if (begun.equals(leaving) && !ended) {
            drain(cause, patience);
            begun.done().complete(null);
        }
        return null;
    }

    private void cancelNotice(String why) {
        if (leaving != null) {
            leaving.done().completeExceptionally(new ProblemException(DatabaseError.WRONG_STATE, why + " before the notice was over"));
            leaving = null;
        }
    }

    /**
     * Refuses new sessions, lets running sessions and long work finish, closes idle connections, and stays disconnected.
     *
     * @throws ProblemException WRONG_STATE where it is already disconnected
     */
    public synchronized void disconnect(String cause, Duration patience) {
        requireConnection();
        cancelNotice("Somebody disconnected at once");
        drain(cause, patience);
    }

    private void drain(String cause, Duration patience) {
        move(ConnectionState.DISCONNECTING, cause);
        leaving = null;
        int left = sessions.bulkhead().drain(patience);
        move(ConnectionState.DISCONNECTED,
                left == 0 ? cause : cause + "; " + left + " sessions were still running after " + patience.toSeconds() + " s");
        facts = null;
        check.flush();
    }

    @PreDestroy
    void end() {
        ended = true;
        sessions.bulkhead().close();
    }

    /** @param planned what {@link #scheduleStep} counted; an older plan has been overtaken */
    private synchronized void step(int planned) {
        if (planned != plan) {
            return;
        }
        lastStep = Instant.now();
        try {
            sessions.reportLong();
            if (states.current() == ConnectionState.CONNECTING) {
                attempt();
            } else if (states.current() == ConnectionState.CONNECTED) {
                checkAlive();
            }
        } catch (RuntimeException | Error unexpected) {
            LOG.log(Level.SEVERE, "The connection's loop goes on after an unexpected failure", unexpected);
            scheduleStep(Backoff.MOST);
        }
    }

    private void attempt() {
        attempts++;
        try {
            DatabaseFacts found = check.beforeConnecting();
            expectations.check(found);
            facts = found;
            failure.expectNews();
            sessions.bulkhead().open();
            move(ConnectionState.CONNECTED, "PostgreSQL " + found.version() + " answers, at attempt " + attempts);
            scheduleStep(PROBE_EVERY);
        } catch (ProblemException e) {
            failure.keep(e);
            if (e.code() == DatabaseError.TIME_OUTS_MISSING) {
                check.flush(); // a session keeps what its role had when it began
            }
            scheduleStep(backoff.after(attempts));
        }
    }

    private void checkAlive() {
        try {
            DatabaseFacts found = check.whileConnected();
            expectations.checkWritable(found);
            facts = found;
        } catch (ProblemException e) {
            failure.keep(e);
            if (e.code() != DatabaseError.POOL_EXHAUSTED) {
                lose(e);
            }
        }
        scheduleStep(PROBE_EVERY);
    }

    private void lose(ProblemException reason) {
        attempts = 0;
        move(ConnectionState.DISCONNECTING, "lost: " + reason.getMessage());
        sessions.bulkhead().close();
        facts = null;
        move(ConnectionState.DISCONNECTED, "lost: " + reason.getMessage());
        move(ConnectionState.CONNECTING, "connecting again by itself");
        check.flush();
    }

    private void move(ConnectionState next, String cause) {
        ConnectionChanged change = states.move(next, cause);
        LOG.info("Database " + change.from() + " -> " + change.to() + ": " + cause);
        changed.fire(change);
    }

    private void scheduleStep(Duration delay) {
        int planned = ++plan;
        if (!ended) {
            clock.schedule(() -> executor.execute(() -> step(planned)), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @param done completed at the end, whatever it is */
    private record Leaving(DrainNotice notice, CompletableFuture<Void> done) {
    }

    private void requireConnection() {
        if (states.current() != ConnectionState.CONNECTING) {
            require(ConnectionState.CONNECTED);
        }
    }

    private void require(ConnectionState state) {
        if (states.current() != state) {
            throw new ProblemException(DatabaseError.WRONG_STATE, "The connection is " + states.current() + " and not " + state);
        }
    }
}
