package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwksReaderTest {

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        answer("/keys", 200, "{\"keys\":[]}");
        answer("/large", 200, "x".repeat(300_000));
        answer("/broken", 500, "{\"keys\":[]}");
        answer("/moved", 302, "{\"keys\":[]}");
        issuer.createContext("/elsewhere", visit -> {
            elsewhere.incrementAndGet();
            visit.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void keysAreReadFromTheirAddress() throws IOException {
        assertThat(at("/keys").read()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void anythingButSuccessIsAFailure() {
        assertThatThrownBy(() -> at("/broken").read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> at("/none").read()).isInstanceOf(IOException.class);
    }

    @Test
    void redirectionIsNotFollowed() {
        assertThatThrownBy(() -> at("/moved").read()).isInstanceOf(IOException.class);
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void endlessAnswerIsCutOff() {
        assertThatThrownBy(() -> at("/large").read()).isInstanceOf(IOException.class).hasMessageContaining("more than 262144 bytes");
    }

    private JwksReader at(String path) {
        return new JwksReader(JwkSetSource.parse("http://127.0.0.1:" + issuer.getAddress().getPort() + path), Optional.empty());
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        issuer.createContext(path, visit -> {
            visit.getResponseHeaders().set("Location", "/elsewhere");
            visit.sendResponseHeaders(status, bytes.length);
            visit.getResponseBody().write(bytes);
            visit.close();
        });
    }
}
