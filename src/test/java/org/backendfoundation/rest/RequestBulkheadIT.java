package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More requests at once than a node has threads for. */
class RequestBulkheadIT {

    private static final int THREADS = 140;
    private static final int REQUESTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = SampleServer.shared().one();

    @Test
    void furtherRequestsAreRefusedAtOnceAndHealthIsAnswered(@TempDir Path directory) throws IOException {
        Path released = directory.resolve("released");
        List<CompletableFuture<Answer>> requests = IntStream.range(0, REQUESTS)
                .mapToObj(i -> api.getLater("/api/v1/test-held-requests?until=" + released)).toList();
        try {
            Deadline.await("refusals", PATIENCE, () -> ended(requests).size() == REQUESTS - THREADS);

            assertThat(ended(requests)).allSatisfy(RequestBulkheadIT::assertRefused);
            assertRefused(api.get("/api/v1/me"));
            assertRefused(api.get("/api/v1/healthy"));
            assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
            assertThat(api.get("/api/v1/health/ready").status()).isEqualTo(200);
        } finally {
            Files.createFile(released);
        }

        assertThat(requests.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200)).hasSize(THREADS);
        assertThat(api.get("/api/v1/me").status()).isEqualTo(200);
    }

    private static List<Answer> ended(List<CompletableFuture<Answer>> requests) {
        return requests.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("NODE_BUSY");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
