package org.backendfoundation.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/** Callers who come at their own rate and not when the last one was answered; every second one writes. */
public final class OpenLoad implements AutoCloseable {

    /**
     * One request.
     *
     * @param number  of the invoice that it writes; null for a read
     * @param begun   as {@link System#nanoTime} counts
     * @param answer  null where the connection broke
     */
    public record Request(String number, long begun, Duration took, Answer answer) {

        public boolean isDone() {
            return answer != null && answer.status() < 300;
        }

        /** Refused in the way in which a caller may simply try again. */
        public boolean isRefused() {
            return answer != null && answer.status() == 503 && answer.header("Retry-After") != null;
        }

        @Override
        public String toString() {
            return (answer == null ? "no answer" : answer.status() + " " + answer.body()) + " after " + took.toMillis() + " ms";
        }
    }

    private final Api api;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Void>> running = new ConcurrentLinkedQueue<>();
    private final Queue<Request> ended = new ConcurrentLinkedQueue<>();
    private int sent;

    private OpenLoad(Api api) {
        this.api = api;
    }

    public static OpenLoad of(Api api, int perSecond) {
        OpenLoad load = new OpenLoad(api);
        load.clock.scheduleAtFixedRate(load::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return load;
    }

    private void send() {
        running.add(call(api, sent++ % 2 == 0 ? UUID.randomUUID().toString() : null).thenAccept(ended::add));
    }

    /** @param number of the invoice to write; null for a read */
    public static CompletableFuture<Request> call(Api api, String number) {
        long begun = System.nanoTime();
        CompletableFuture<Answer> answer = number == null ? api.getLater("/api/v1/invoices?limit=5")
                : api.later("POST", "/api/v1/invoices", "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10}".formatted(number));
        return answer.handle((got, broken) -> new Request(number, begun, Duration.ofNanos(System.nanoTime() - begun), got));
    }

    /** What has ended so far. */
    public List<Request> requests() {
        return List.copyOf(ended);
    }

    public boolean isAnySince(long nanos, Predicate<Request> kind) {
        return ended.stream().anyMatch(request -> request.begun() - nanos >= 0 && kind.test(request));
    }

    /** Sends no more, and waits for what is on its way. */
    @Override
    public void close() {
        clock.shutdownNow();
        new ArrayList<>(running).forEach(CompletableFuture::join);
    }
}
