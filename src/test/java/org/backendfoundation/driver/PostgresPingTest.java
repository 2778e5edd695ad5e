package org.backendfoundation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresPingTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration AMPLE = Duration.ofSeconds(5);

    @Test
    void serverThatAnswersWithOneByteLives() throws IOException {
        try (ServerSocket server = listening()) {
            CompletableFuture<byte[]> asked = CompletableFuture.supplyAsync(() -> answer(server, 'N'));

            assertThat(PostgresPing.isAnswered(server.getLocalSocketAddress(), AMPLE)).isTrue();
            assertThat(asked.join()).containsExactly(0, 0, 0, 8, 4, -46, 22, 47);
        }
    }

    @Test
    void somethingElseOnThePortIsNotAnAnswer() throws IOException {
        try (ServerSocket server = listening()) {
            CompletableFuture.runAsync(() -> answer(server, 'H'));

            assertThat(PostgresPing.isAnswered(server.getLocalSocketAddress(), AMPLE)).isFalse();
        }
    }

    @Test
    void silenceEndsWithTheDeadline() throws IOException {
        try (ServerSocket server = listening()) {
            assertThat(PostgresPing.isAnswered(server.getLocalSocketAddress(), SHORT)).isFalse();
        }
    }

    @Test
    void closedPortIsNoAnswer() throws IOException {
        SocketAddress closed;
        try (ServerSocket server = listening()) {
            closed = server.getLocalSocketAddress();
        }

        assertThat(PostgresPing.isAnswered(closed, AMPLE)).isFalse();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static byte[] answer(ServerSocket server, char answer) {
        try (Socket caller = server.accept()) {
            byte[] question = caller.getInputStream().readNBytes(8);
            caller.getOutputStream().write(answer);
            return question;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
