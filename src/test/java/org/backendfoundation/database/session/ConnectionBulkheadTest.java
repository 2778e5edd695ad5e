package org.backendfoundation.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ConnectionBulkheadTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger limit = new AtomicInteger(2);

    @Test
    void nobodyEntersBeforeItIsOpen() {
        ConnectionBulkhead bulkhead = new ConnectionBulkhead(limit::get, 10, LONG);

        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void asManyEnterAsThereIsRoomForAndTheRestWaitsInOrder() {
        ConnectionBulkhead bulkhead = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 4).mapToObj(i -> bulkhead.acquire()).toList();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, false, false);

        bulkhead.release();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, true, false);
        assertThat(bulkhead.active()).isEqualTo(2);
        assertThat(bulkhead.waiting()).isEqualTo(1);
    }

    @Test
    void whoDoesNotFitIntoTheQueueIsRefusedAtOnce() {
        ConnectionBulkhead bulkhead = open(1, LONG);
        IntStream.range(0, 3).forEach(i -> bulkhead.acquire());

        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.POOL_EXHAUSTED);
    }

    @Test
    void whoWaitsTooLongIsRefusedAndTakesNoPlace() {
        ConnectionBulkhead bulkhead = open(10, Duration.ofMillis(20));
        bulkhead.acquire();
        bulkhead.acquire();

        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.POOL_EXHAUSTED);

        bulkhead.release();
        bulkhead.release();
        assertThat(bulkhead.active()).isZero();
        assertThat(bulkhead.acquire()).isCompleted();
    }

    @Test
    void placeIsGivenBackWhateverHappensToTheWork() {
        ConnectionBulkhead bulkhead = open(10, LONG);

        assertThat(bulkhead.through(Runnable::run, () -> "done")).isCompletedWithValue("done");
        assertThat(bulkhead.through(Runnable::run, () -> {
            throw new IllegalStateException("failed");
        })).isCompletedExceptionally();
        assertThat(bulkhead.through(task -> {
            throw new RejectedExecutionException("shutting down");
        }, () -> "never")).isCompletedExceptionally();

        assertThat(bulkhead.active()).isZero();
    }

    @Test
    void closingRefusesEveryoneWhoWaits() {
        ConnectionBulkhead bulkhead = open(10, LONG);
        bulkhead.acquire();
        bulkhead.acquire();
        CompletableFuture<Void> waits = bulkhead.acquire();

        bulkhead.close();

        assertThat(refusal(waits)).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
        assertThat(bulkhead.active()).isEqualTo(2);
    }

    @Test
    void growingPoolLetsMoreIn() {
        ConnectionBulkhead bulkhead = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 5).mapToObj(i -> bulkhead.acquire()).toList();
        limit.set(4);

        bulkhead.release();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, true, true, true);
        assertThat(bulkhead.active()).isEqualTo(4);
    }

    @Test
    void shrinkingPoolLetsNobodyInUntilItIsBelow() {
        limit.set(3);
        ConnectionBulkhead bulkhead = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 4).mapToObj(i -> bulkhead.acquire()).toList();
        limit.set(1);

        bulkhead.release();
        bulkhead.release();

        assertThat(places.get(3)).isNotDone();
        bulkhead.release();
        assertThat(places.get(3)).isCompleted();
    }

    @Test
    void drainingEndsWhenTheLastLeaves() throws Exception {
        ConnectionBulkhead bulkhead = open(10, LONG);
        bulkhead.acquire();
        CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> bulkhead.drain(LONG));

        bulkhead.release();

        assertThat(drained.get(LONG.toSeconds(), TimeUnit.SECONDS)).isZero();
    }

    @Test
    void drainingGivesUpAndSaysHowManyAreLeft() {
        ConnectionBulkhead bulkhead = open(10, LONG);
        bulkhead.acquire();

        assertThat(bulkhead.drain(Duration.ofMillis(10))).isEqualTo(1);
        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void drainingLetsLongWorkOpenItsSessionsUntilItEnds() throws Exception {
        ConnectionBulkhead bulkhead = open(10, LONG);
        bulkhead.begin();
        CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> bulkhead.drain(LONG));

        assertThat(bulkhead.through(Runnable::run, () -> "next session")).isCompletedWithValue("next session");
        bulkhead.end();

        assertThat(drained.get(LONG.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void drainingGivesLongWorkUpAndSaysSo() {
        ConnectionBulkhead bulkhead = open(10, LONG);
        bulkhead.begin();

        assertThat(bulkhead.drain(Duration.ofMillis(10))).isEqualTo(1);
        assertThat(refusal(bulkhead.acquire())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void manyThreadsAreNeverMoreThanTheLimitInside() throws InterruptedException {
        limit.set(3);
        ConnectionBulkhead bulkhead = open(1000, LONG);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch done = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
            threads.execute(() -> bulkhead.acquire().whenCompleteAsync((place, refused) -> {
                if (refused == null) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    bulkhead.release();
                }
                done.countDown();
            }, threads));
        }

        assertThat(done.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(bulkhead.active()).isZero();
        assertThat(bulkhead.waiting()).isZero();
    }

    private ConnectionBulkhead open(int queueLimit, Duration deadline) {
        ConnectionBulkhead bulkhead = new ConnectionBulkhead(limit::get, queueLimit, deadline);
        bulkhead.open();
        return bulkhead;
    }

    private static Object refusal(CompletableFuture<Void> place) {
        try {
            place.join();
            return "entered";
        } catch (CompletionException e) {
            return ((ProblemException) e.getCause()).code();
        }
    }
}
