package org.backendfoundation.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The REST API of one server, called as one caller. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String key;

    /** @param key the bearer token; null for a stranger */
    public Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public Api asStranger() {
        return new Api(base, null);
    }

    public Answer get(String path) {
        return send(path, request -> request.GET());
    }

    public CompletableFuture<Answer> getLater(String path) {
        return CLIENT.sendAsync(request(path, request -> request.GET()), BodyHandlers.ofString()).thenApply(Answer::new);
    }

    public Answer post(String path, String json) {
        return send(path, request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer patch(String path, String json) {
        return send(path, request -> request.header("Content-Type", "application/merge-patch+json").method("PATCH", BodyPublishers.ofString(json)));
    }

    public Answer send(String path, UnaryOperator<HttpRequest.Builder> how) {
        try {
            return new Answer(CLIENT.send(request(path, how), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + base.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + base.resolve(path), e);
        }
    }

    private HttpRequest request(String path, UnaryOperator<HttpRequest.Builder> how) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return how.apply(request).build();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonObject json() {
            return Json.createReader(new StringReader(body())).readObject();
        }
    }
}
