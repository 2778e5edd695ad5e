package org.backendfoundation.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends HTTP requests with a deadline: a Payara that is starting accepts a request and may never answer it. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_BODY = Duration.ofMinutes(2);
    private static final int NO_ANSWER = -1;

    private Http() {
    }

    /** The status, or -1 without an answer. */
    public static int status(URI address) {
        return find(address).map(HttpResponse::statusCode).orElse(NO_ANSWER);
    }

    /** The answer; empty if none comes. */
    public static Optional<HttpResponse<String>> find(URI address) {
        try {
            return Optional.of(exchange(CLIENT, HttpRequest.newBuilder(address).timeout(PATIENCE).build()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public static HttpResponse<String> get(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** @throws IllegalStateException if no answer comes */
    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return exchange(CLIENT, request);
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + request.uri(), e);
        }
    }

    /** The whole answer: the time-out of a request ends with the headers, and a body that never ends must not stop a test for ever. */
    static HttpResponse<String> exchange(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        try {
            return exchangeLater(client, request).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    static CompletableFuture<HttpResponse<String>> exchangeLater(HttpClient client, HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString())
                .orTimeout(request.timeout().orElseThrow().plus(LONGEST_BODY).toMillis(), TimeUnit.MILLISECONDS);
    }
}
