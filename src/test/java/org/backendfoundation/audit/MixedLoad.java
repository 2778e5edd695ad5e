package org.backendfoundation.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/**
 * Creates, changes, deletes and restores invoices from many threads until so many of it were acknowledged, whatever happens to server and
 * database meanwhile. What was answered by neither yes nor no may have happened, and is tried on other rows.
 */
final class MixedLoad {

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

    private final Api api;
    private final int wanted;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile Throwable unexpected;
    private final Map<String, Acknowledged> answers = new ConcurrentHashMap<>();

    /** @param version of the row after the change; 0 where the answer does not tell */
    record Acknowledged(String invoice, long version) {
    }

    MixedLoad(Api api, int wanted) {
        this.api = api;
        this.wanted = wanted;
    }

    /** @throws AssertionError what a worker met that no fault explains */
    int acknowledged() {
        if (unexpected != null) {
            throw new AssertionError("A worker ended early", unexpected);
        }
        return acknowledged.get();
    }

    /** By request id. */
    Map<String, Acknowledged> answers() {
        return answers;
    }

    /** @param meanwhile run on the caller's thread */
    void run(int threads, Runnable meanwhile) throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(new Worker()::work));
            }
            meanwhile.run();
            for (Future<?> worker : running) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** One thread with rows of its own, so that no change meets another. */
    private final class Worker {

        private final List<String> active = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();

        void work() {
            while (acknowledged.get() < wanted) {
                String request = UUID.randomUUID().toString();
                try {
                    operate(request, ThreadLocalRandom.current().nextInt(100));
                } catch (IllegalStateException noAnswer) {
                    forgetWhatMayHaveHappened();
                } catch (RuntimeException | AssertionError failure) {
                    unexpected = failure;
                    throw failure;
                }
            }
        }

        private void operate(String request, int choice) {
            if (active.isEmpty() || choice < 40) {
                create(request);
            } else if (choice < 80) {
                change(request);
            } else if (choice < 92 || deleted.isEmpty()) {
                delete(request);
            } else {
                restore(request);
            }
        }

        private void create(String request) {
            Answer answer = api.post("invoices", "{\"number\": \"%s\", \"customer\": \"ACME\", \"total\": 1}".formatted(request),
                    "X-Request-Id", request);
            if (isAcknowledged(request, answer, 201)) {
                active.add(answer.json().getString("id"));
            }
        }

        private void change(String request) {
            String invoice = any(active);
            isAcknowledged(request, api.patch("invoices/" + invoice, "{\"customer\": \"%s\"}".formatted(request), "X-Request-Id", request),
                    200);
        }

        private void delete(String request) {
            String invoice = any(active);
            Answer answer = api.delete("invoices/" + invoice, "X-Request-Id", request);
            if (answer.status() == 204) {
                acknowledge(request, new Acknowledged(invoice, 0));
                active.remove(invoice);
                deleted.add(invoice);
            } else {
                rest(answer);
            }
        }

        private void restore(String request) {
            String invoice = any(deleted);
            if (isAcknowledged(request, api.post("invoices/" + invoice + "/restore", "", "X-Request-Id", request), 200)) {
                deleted.remove(invoice);
                active.add(invoice);
            }
        }

        private boolean isAcknowledged(String request, Answer answer, int status) {
            if (answer.status() != status) {
                rest(answer);
                return false;
            }
            acknowledge(request, new Acknowledged(answer.json().getString("id"), answer.json().getInt("version")));
            return true;
        }

        private void acknowledge(String request, Acknowledged change) {
            answers.put(request, change);
            acknowledged.incrementAndGet();
        }

        private void rest(Answer answer) {
            if (answer.status() < 500) {
                throw new AssertionError("Refused: " + answer.body());
            }
            forgetWhatMayHaveHappened();
        }

        private void forgetWhatMayHaveHappened() {
            active.clear();
            deleted.clear();
            LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
        }

        private static String any(List<String> invoices) {
            return invoices.get(ThreadLocalRandom.current().nextInt(invoices.size()));
        }
    }
}
