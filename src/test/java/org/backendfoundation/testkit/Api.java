package org.backendfoundation.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The REST API of one server, called by one caller. Headers are given as alternating names and values. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String key;

    /** @param key the bearer token; null for an anonymous caller */
    public Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public Api asStranger() {
        return new Api(base, null);
    }

    public Api as(String otherKey) {
        return new Api(base, otherKey);
    }

    public Answer get(String path, String... headers) {
        return send(path, request -> with(headers, request.GET()));
    }

    /** An answer that is read while it arrives. */
    public InputStream open(String path) {
        try {
            return CLIENT.send(request(path, request -> request.GET()), BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + base.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + base.resolve(path), e);
        }
    }

    public CompletableFuture<Answer> getLater(String path) {
        return later(path, request -> request.GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send(path, request -> method("POST", json, headers, request));
    }

    public Answer put(String path, String json, String... headers) {
        return send(path, request -> method("PUT", json, headers, request));
    }

    public Answer patch(String path, String json, String... headers) {
        return send(path, request -> method("PATCH", json, headers, request));
    }

    public Answer delete(String path, String... headers) {
        return send(path, request -> with(headers, request.DELETE()));
    }

    /** Sends the request without waiting for the answer. */
    public CompletableFuture<Answer> later(String method, String path, String json, String... headers) {
        return later(path, request -> method(method, json, headers, request));
    }

    private CompletableFuture<Answer> later(String path, UnaryOperator<HttpRequest.Builder> how) {
        return Http.exchangeLater(CLIENT, request(path, how)).thenApply(Answer::new);
    }

    private static HttpRequest.Builder method(String method, String json, String[] headers, HttpRequest.Builder request) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return with(headers, request.header("Content-Type", type).method(method, BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(String path, UnaryOperator<HttpRequest.Builder> how) {
        try {
            return new Answer(Http.exchange(CLIENT, request(path, how)));
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

    /** A complete answer. */
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

        /** Each one of this name. */
        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        public JsonObject json() {
            return Json.createReader(new StringReader(body())).readObject();
        }

        /** The code of a problem document. */
        public String code() {
            return json().getString("code");
        }

        /** The pointers and rules of its violations: {@code /number required}. */
        public List<String> violations() {
            return json().getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                    .map(violation -> violation.getString("pointer") + " " + violation.getString("rule")).toList();
        }
    }
}
