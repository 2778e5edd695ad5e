package org.backendfoundation.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A server's management interface, which its admin console uses too, called as the administrator whom {@code configure} made. Payara asks
 * for Basic, WildFly for Digest, which the JDK's client does not speak.
 */
public final class ServerAdministration {

    private static final String USER = "admin";
    private static final String ONCE = "00000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final String password;

    private ServerAdministration(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** The interface of the server in this home, with its generated password. */
    public static ServerAdministration of(Path home, int port) {
        return new ServerAdministration(port, password(home.resolve("admin-password")));
    }

    private static String password(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip().replace("AS_ADMIN_PASSWORD=", "") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public JsonObject get(String path) {
        return json(send("GET", path, ""));
    }

    public JsonObject post(String path, String json) {
        return json(send("POST", path, json));
    }

    /** The status without a password. */
    public int statusForStrangers(String path) {
        return Http.send(request("GET", path, "").build()).statusCode();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    /** Sends the request as a client does, and answers the server's challenge. */
    private HttpResponse<String> send(String method, String path, String body) {
        String question = Http.send(request("GET", path, "").build()).headers().firstValue("WWW-Authenticate").orElseThrow();
        String answer = question.startsWith("Digest") ? digest(method, path, question) : basic();
        return Http.send(request(method, path, body).header("Authorization", answer).build());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE)
                .header("Accept", "application/json").header("Content-Type", "application/json").header("X-Requested-By", "test")
                .method(method, BodyPublishers.ofString(body));
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 2617, with MD5 and {@code qop=auth}. */
    private String digest(String method, String path, String question) {
        String realm = parameter("realm", question);
        String nonce = parameter("nonce", question);
        String proof = md5(String.join(":", md5(USER + ":" + realm + ":" + password), nonce, ONCE, ONCE, "auth", md5(method + ":" + path)));
        return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", opaque=\"%s\", qop=auth, nc=%s, cnonce=\"%s\""
                .formatted(
                        USER, realm, nonce, path, proof, parameter("opaque", question), ONCE, ONCE);
    }

    private static String parameter(String name, String question) {
        return Pattern.compile(name + "=\"([^\"]*)\"").matcher(question).results().findFirst().map((MatchResult found) -> found.group(1))
                .orElseThrow();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
