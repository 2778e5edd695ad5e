package org.backendfoundation.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.backendfoundation.rest.ArrivingStream;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowLaneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LIMIT = 100;

    private final SlowLane lane = new SlowLane(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void bodyThatComesInPiecesIsWhole() throws IOException {
        ArrivingStream stream = new ArrivingStream();
        IncomingBody body = body("one", false, stream, 6);
        CompletableFuture<Boolean> waited = await(body);

        stream.bring("abc");
        stream.bring("def");

        assertThat(waited.join()).isTrue();
        assertThat(new String(body.body().open().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abcdef");
        assertThat(body.refusal()).isEmpty();
    }

    @Test
    void bodyOfUnknownLengthEndsWithItsStream() {
        ArrivingStream stream = new ArrivingStream();
        IncomingBody body = body("one", false, stream, -1);
        CompletableFuture<Boolean> waited = await(body);

        stream.bring("abc");
        stream.end();

        assertThat(waited.join()).isTrue();
        assertThat(body.refusal()).isEmpty();
    }

    @Test
    void nothingIsReadBeyondTheAnnouncedEnd() throws Exception {
        ArrivingStream stream = new ArrivingStream();
        stream.bring("abcdef");
        IncomingBody body = body("one", false, stream, 3);

        body.takeArrived();

        assertThat(body.isSettled()).isTrue();
        assertThat(stream.available()).isEqualTo(3);
    }

    @Test
    void bodyBeyondTheLimitIsRefused() {
        ArrivingStream stream = new ArrivingStream();
        stream.bring("x".repeat(LIMIT + 1));
        IncomingBody body = body("one", false, stream, -1);

        assertThat(await(body).join()).isTrue();

        assertThat(body.refusal()).hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RestError.BODY_TOO_LARGE));
    }

    @Test
    void slowBodyMakesRoomForTheNext() {
        IncomingBody slow = body("attacker", true, new ArrivingStream(), 10);
        CompletableFuture<Boolean> slowWait = await(slow);
        Deadline.await("a body that is slow", PATIENCE, () -> slow.age().toMillis() > 150);
        ArrivingStream stream = new ArrivingStream();
        stream.bring("abc");
        IncomingBody next = body("one", true, stream, 3);

        assertThat(await(next).join()).isTrue();

        assertThat(next.refusal()).isEmpty();
        assertThat(slowWait.join()).isTrue();
        assertThat(slow.refusal()).hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RestError.BODY_TOO_SLOW));
    }

    @Test
    void bodyThatHasJustBegunKeepsItsPlace() {
        ArrivingStream stream = new ArrivingStream();
        SlowLane busy = new SlowLane(0);

        assertThat(busy.awaitRest(body("one", true, stream, 3))).isFalse();
    }

    @Test
    void lateBodyIsGivenUp() {
        IncomingBody late = new IncomingBody(new BodyTerms("one", true, false, LIMIT, "rest_body_limit"), new ArrivingStream(), 10,
                System.nanoTime() - BodyTerms.GRACE.toNanos() - 1);

        assertThat(await(late).join()).isTrue();

        assertThat(late.refusal()).hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RestError.BODY_TOO_SLOW));
    }

    @Test
    void noInterruptOutlivesTheWait() {
        IncomingBody slow = body("one", true, new ArrivingStream(), 10);
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
            lane.awaitRest(slow);
            return Thread.currentThread().isInterrupted();
        }, threads);

        Deadline.await("the end of the wait", PATIENCE, slow::giveUp);

        assertThat(interrupted.join()).isFalse();
        assertThat(slow.giveUp()).isFalse();
    }

    @Test
    void knownCallersHaveTimeForWhatTheyHaveSent() {
        BodyTerms known = new BodyTerms("one", false, false, LIMIT, "rest_body_limit");

        assertThat(known.patience(0)).isEqualTo(BodyTerms.GRACE);
        assertThat(known.patience(10 * BodyTerms.LEAST_RATE)).isEqualTo(BodyTerms.GRACE.plusSeconds(10));
        assertThat(new BodyTerms("two", true, false, LIMIT, "rest_body_limit").patience(10 * BodyTerms.LEAST_RATE))
                .isEqualTo(BodyTerms.GRACE);
    }

    private CompletableFuture<Boolean> await(IncomingBody body) {
        return CompletableFuture.supplyAsync(() -> lane.awaitRest(body), threads);
    }

    private static IncomingBody body(String sender, boolean isAnonymous, ArrivingStream stream, long announced) {
        return new IncomingBody(new BodyTerms(sender, isAnonymous, false, LIMIT, "rest_body_limit"), stream, announced, System.nanoTime());
    }
}
