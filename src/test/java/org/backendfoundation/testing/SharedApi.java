package org.backendfoundation.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.inside.InServerContainer;

/** The API of the shared deployment, called as the bootstrap administrator or anonymously. */
public final class SharedApi {

    public static final URI SERVER = URI.create("http://localhost:" + InServerContainer.PORT);
    public static final String KEY = System.getenv("SECURITY_BOOTSTRAP_KEY");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SharedApi() {
    }

    /** @param path from the server's root on */
    public static HttpResponse<String> stranger(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    public static HttpResponse<String> administrator(String method, String path, String... headers) {
        return administrator(method, path, BodyPublishers.noBody(), headers);
    }

    public static HttpResponse<String> administrator(String method, String path, BodyPublisher body, String... headers) {
        return send(method, path, body,
                Stream.concat(Stream.of("Authorization", "Bearer " + KEY), Stream.of(headers)).toArray(String[]::new));
    }

    public static HttpResponse<String> json(String method, String path, byte[] body) {
        return administrator(method, path, BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
    }

    private static HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.resolve(path)).method(method, body).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request.build());
    }
}
