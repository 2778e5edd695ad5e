package org.backendfoundation.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/**
 * Callers who each create one invoice after the other. A request without an answer, or with one that lets it be tried again, is sent again under
 * its {@code Idempotency-Key}, until it is acknowledged.
 */
public final class PersistentCallers implements AutoCloseable {

    /**
     * One invoice.
     *
     * @param times  how often its request was sent
     * @param answer the last one
     */
    public record Creation(String number, int times, Answer answer) {

        public boolean isAcknowledged() {
            return answer.status() == 201;
        }
    }

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Api api;
    private final ExecutorService threads;
    private final List<CompletableFuture<Void>> callers;
    private final Queue<Creation> creations = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    private PersistentCallers(Api api, int count) {
        this.api = api;
        threads = Executors.newFixedThreadPool(count);
        callers = IntStream.range(0, count).mapToObj(i -> CompletableFuture.runAsync(this::create, threads)).toList();
    }

    public static PersistentCallers of(Api api, int count) {
        return new PersistentCallers(api, count);
    }

    private void create() {
        while (!isOver) {
            creations.add(create(UUID.randomUUID().toString()));
        }
    }

    private Creation create(String number) {
        Answer answer = send(number);
        int times = 1;
        while (mayBeSentAgain(answer)) {
            Figures.pass(PAUSE);
            answer = send(number);
            times++;
        }
        return new Creation(number, times, answer);
    }

    private static boolean mayBeSentAgain(Answer answer) {
        return answer == null || answer.status() == 503 || answer.status() == 409 && answer.code().equals("IDEMPOTENCY_KEY_IN_USE");
    }

    /** The answer; null where there is none. */
    private Answer send(String number) {
        return api.later("POST", "/api/v1/invoices", "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10}".formatted(number),
                "Idempotency-Key", number).exceptionally(broken -> null).join();
    }

    /** Those that are finished. */
    public List<Creation> creations() {
        return new ArrayList<>(creations);
    }

    /** Waits until each has finished the invoice at which it is, for which a server must run. */
    @Override
    public void close() {
        isOver = true;
        callers.forEach(CompletableFuture::join);
        threads.shutdown();
    }
}
