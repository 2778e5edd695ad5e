package org.backendfoundation.database;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.role.Roles;

/** A feature of a team's own that needs data, for tests: runs sessions in the way a test asks for. */
@Path("test-sessions")
@ApplicationScoped
@RolesAllowed(Roles.CLIENT)
@Produces(MediaType.APPLICATION_JSON)
public class SlowSessionsProbe {

    private static final int LONGEST_READ_MS = 30_000;
    private static final String FOUNDATION = "org.backendfoundation.";

    @Inject
    SessionFactory sessions;

    @PersistenceContext(unitName = "foundation")
    EntityManager entityManager;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    /** Sleeps in the database, on a thread of the container's executor. */
    @GET
    public CompletionStage<Map<String, Object>> sleep(@QueryParam("seconds") @DefaultValue("0") double seconds) {
        return sessions.open(entityManager -> {
            entityManager.createNativeQuery("SELECT cast(pg_sleep(?) AS text)").setParameter(1, seconds).getSingleResult();
            return Map.of("thread", Thread.currentThread().getName(), "request_id", RequestContext.current().requestId());
        });
    }

    /** A long read: waits in the database until nobody else holds the lock of this number. */
    @GET
    @Path("locked")
    public CompletionStage<Map<String, Object>> waitForLock(@QueryParam("lock") int lock, @QueryParam("read") int read) {
        return sessions.open(entityManager -> {
            entityManager.createNativeQuery("SELECT cast(pg_advisory_xact_lock_shared(?) AS text)").setParameter(1, lock)
                    .setHint("jakarta.persistence.query.timeout", LONGEST_READ_MS).getSingleResult();
            return Map.of("read", read);
        });
    }

    /** How many threads of the server are at work for the application, besides the one that answers this. */
    @GET
    @Path("threads")
    public Map<String, Object> threads() {
        return Map.of("busy", Thread.getAllStackTraces().entrySet().stream().filter(thread -> thread.getKey() != Thread.currentThread())
                .filter(thread -> Stream.of(thread.getValue()).anyMatch(frame -> frame.getClassName().startsWith(FOUNDATION))).count());
    }

    /** On the request's own thread. */
    @GET
    @Path("here")
    public Map<String, Object> here() {
        return sessions.call(entityManager -> Map.of("thread", Thread.currentThread().getName()));
    }

    /** Its connection ends when all of its statements have come to their end, so that the commit finds it lost. */
    @POST
    @Path("lost-at-commit")
    public Map<String, Object> loseAtCommit() {
        return sessions.call(this::loseBeforeCommit);
    }

    /** The same in a transaction of a team's own. */
    @POST
    @Path("transactional/lost-at-commit")
    @Transactional
    public Map<String, Object> loseTransactionAtCommit() {
        return loseBeforeCommit(entityManager);
    }

    private Map<String, Object> loseBeforeCommit(EntityManager entityManager) {
        Object process = entityManager.createNativeQuery("SELECT pg_backend_pid() FROM pg_current_xact_id()").getSingleResult();
        transaction.registerInterposedSynchronization(new EndOfProcess(sessions, process));
        return Map.of("process", process);
    }

    private record EndOfProcess(SessionFactory sessions, Object process) implements Synchronization {

        @Override
        public void beforeCompletion() {
            sessions.open(other -> other.createNativeQuery("SELECT pg_terminate_backend(?, 5000)").setParameter(1, process)
                    .getSingleResult()).toCompletableFuture().join();
        }

        @Override
        public void afterCompletion(int status) {
            // the answer tells it
        }
    }
}
