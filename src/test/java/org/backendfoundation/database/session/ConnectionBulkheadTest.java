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
        ConnectionBulkhead gate = new ConnectionBulkhead(limit::get, 10, LONG);

        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void asManyEnterAsThereIsRoomForAndTheRestWaitsInOrder() {
        ConnectionBulkhead gate = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 4).mapToObj(i -> gate.enter()).toList();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, false, false);

        gate.leave();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, true, false);
        assertThat(gate.active()).isEqualTo(2);
        assertThat(gate.waiting()).isEqualTo(1);
    }

    @Test
    void whoDoesNotFitIntoTheQueueIsRefusedAtOnce() {
        ConnectionBulkhead gate = open(1, LONG);
        IntStream.range(0, 3).forEach(i -> gate.enter());

        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.POOL_EXHAUSTED);
    }

    @Test
    void whoWaitsTooLongIsRefusedAndTakesNoPlace() {
        ConnectionBulkhead gate = open(10, Duration.ofMillis(20));
        gate.enter();
        gate.enter();

        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.POOL_EXHAUSTED);

        gate.leave();
        gate.leave();
        assertThat(gate.active()).isZero();
        assertThat(gate.enter()).isCompleted();
    }

    @Test
    void placeIsGivenBackWhateverHappensToTheWork() {
        ConnectionBulkhead gate = open(10, LONG);

        assertThat(gate.through(Runnable::run, () -> "done")).isCompletedWithValue("done");
        assertThat(gate.through(Runnable::run, () -> {
            throw new IllegalStateException("failed");
        })).isCompletedExceptionally();
        assertThat(gate.through(task -> {
            throw new RejectedExecutionException("shutting down");
        }, () -> "never")).isCompletedExceptionally();

        assertThat(gate.active()).isZero();
    }

    @Test
    void closingRefusesEveryoneWhoWaits() {
        ConnectionBulkhead gate = open(10, LONG);
        gate.enter();
        gate.enter();
        CompletableFuture<Void> waits = gate.enter();

        gate.close();

        assertThat(refusal(waits)).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
        assertThat(gate.active()).isEqualTo(2);
    }

    @Test
    void growingPoolLetsMoreIn() {
        ConnectionBulkhead gate = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 5).mapToObj(i -> gate.enter()).toList();
        limit.set(4);

        gate.leave();

        assertThat(places).extracting(CompletableFuture::isDone).containsExactly(true, true, true, true, true);
        assertThat(gate.active()).isEqualTo(4);
    }

    @Test
    void shrinkingPoolLetsNobodyInUntilItIsBelow() {
        limit.set(3);
        ConnectionBulkhead gate = open(10, LONG);
        List<CompletableFuture<Void>> places = IntStream.range(0, 4).mapToObj(i -> gate.enter()).toList();
        limit.set(1);

        gate.leave();
        gate.leave();

        assertThat(places.get(3)).isNotDone();
        gate.leave();
        assertThat(places.get(3)).isCompleted();
    }

    @Test
    void drainingEndsWhenTheLastLeaves() throws Exception {
        ConnectionBulkhead gate = open(10, LONG);
        gate.enter();
        CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> gate.drain(LONG));

        gate.leave();

        assertThat(drained.get(LONG.toSeconds(), TimeUnit.SECONDS)).isZero();
    }

    @Test
    void drainingGivesUpAndSaysHowManyAreLeft() {
        ConnectionBulkhead gate = open(10, LONG);
        gate.enter();

        assertThat(gate.drain(Duration.ofMillis(10))).isEqualTo(1);
        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void drainingLetsLongWorkOpenItsSessionsUntilItEnds() throws Exception {
        ConnectionBulkhead gate = open(10, LONG);
        gate.begin();
        CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> gate.drain(LONG));

        assertThat(gate.through(Runnable::run, () -> "next session")).isCompletedWithValue("next session");
        gate.end();

        assertThat(drained.get(LONG.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void drainingGivesLongWorkUpAndSaysSo() {
        ConnectionBulkhead gate = open(10, LONG);
        gate.begin();

        assertThat(gate.drain(Duration.ofMillis(10))).isEqualTo(1);
        assertThat(refusal(gate.enter())).isEqualTo(DatabaseError.DATABASE_DISCONNECTED);
    }

    @Test
    void manyThreadsAreNeverMoreThanTheLimitInside() throws InterruptedException {
        limit.set(3);
        ConnectionBulkhead gate = open(1000, LONG);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch done = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
            threads.execute(() -> gate.enter().whenCompleteAsync((place, refused) -> {
                if (refused == null) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    gate.leave();
                }
                done.countDown();
            }, threads));
        }

        assertThat(done.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(gate.active()).isZero();
        assertThat(gate.waiting()).isZero();
    }

    private ConnectionBulkhead open(int queueLimit, Duration deadline) {
        ConnectionBulkhead gate = new ConnectionBulkhead(limit::get, queueLimit, deadline);
        gate.open();
        return gate;
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
