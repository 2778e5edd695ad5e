package org.backendfoundation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {

    private static final int POOLS = 30_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final OpenSockets sockets = new OpenSockets();
    private final TrackedSocketFactory factory = new TrackedSocketFactory(sockets);
    /** Its machine accepts connections, and no PostgreSQL takes them. */
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = listening();
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @Test
    void whoWaitsForASilentServerGetsAnExceptionAtOnce() throws IOException {
        try (Socket used = connected(silent, POOLS); Socket idle = connected(silent, POOLS)) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> read(used));

            assertThat(sockets.closeSilent(POOLS)).isEqualTo(2);
            assertThat(answer).failsWithin(SOON).withThrowableThat().havingRootCause().isInstanceOf(SocketException.class);
            assertThat(idle.isClosed()).isTrue();
        }
    }

    @Test
    void slowServerThatStillAnswersNewConnectionsKeepsItsOwn() throws IOException {
        try (ServerSocket slow = listening(); Socket used = connected(slow, POOLS); Socket other = connected(silent, POOLS)) {
            CompletableFuture.runAsync(() -> answerLast(slow));

            assertThat(sockets.closeSilent(POOLS)).isEqualTo(1);
            assertThat(used.isClosed()).isFalse();
            assertThat(other.isClosed()).isTrue();
        }
    }

    @Test
    void whoWaitsLongerForTheNetworkOrForEverIsSpared() throws IOException {
        try (Socket lock = connected(silent, 2 * POOLS); Socket migration = connected(silent, 0)) {
            assertThat(sockets.closeSilent(POOLS)).isZero();
            assertThat(lock.isClosed()).isFalse();
            assertThat(migration.isClosed()).isFalse();
        }
    }

    /** A pool opens one connection after the other, and its callers wait. */
    @Test
    void nobodyWaitsToConnectToASilentServerUntilItAnswersAgain() throws IOException {
        try (Socket used = connected(silent, POOLS)) {
            assertThat(sockets.closeSilent(POOLS)).isEqualTo(1);
            assertThat(used.isClosed()).isTrue();
        }
        assertThatThrownBy(() -> connected(silent, POOLS).close()).isInstanceOf(ConnectException.class);

        CompletableFuture.runAsync(() -> answerAll(silent));

        assertThat(sockets.closeSilent(POOLS)).isZero();
        try (Socket again = connected(silent, POOLS)) {
            assertThat(again.isConnected()).isTrue();
        }
    }

    private static void answerAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.getInputStream().readNBytes(8);
                caller.getOutputStream().write('N');
            } catch (IOException ended) {
                // the caller's connection, or the test
            }
        }
    }

    @Test
    void connectionThatIsValidatedOrLogsInEndsToo() throws IOException {
        try (Socket validated = connected(silent, POOLS / 3)) {
            assertThat(sockets.closeSilent(POOLS)).isEqualTo(1);
            assertThat(validated.isClosed()).isTrue();
        }
    }

    @Test
    void socketThatIsClosedOrWasNeverConnectedIsNotCounted() throws IOException {
        connected(silent, POOLS).close();
        try (Socket unused = factory.createSocket()) {
            assertThat(sockets.closeSilent(POOLS)).isZero();
            assertThat(unused.isClosed()).isFalse();
        }
    }

    @Test
    void otherClassLoadersReachThoseOfTheDriversFactory() throws IOException, MalformedObjectNameException {
        OpenSocketsMXBean bean = JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), new ObjectName(OpenSocketsMXBean.NAME),
                OpenSocketsMXBean.class);
        try (Socket used = connected(new TrackedSocketFactory(), silent, POOLS)) {
            assertThat(bean.closeSilent(POOLS)).isEqualTo(1);
            assertThat(used.isClosed()).isTrue();
        }
    }

    @Test
    void driverConnectsByItself() {
        assertThatThrownBy(() -> factory.createSocket("localhost", 5432)).isInstanceOf(UnsupportedOperationException.class);
    }

    private Socket connected(ServerSocket server, int timeout) throws IOException {
        return connected(factory, server, timeout);
    }

    private static Socket connected(TrackedSocketFactory factory, ServerSocket server, int timeout) throws IOException {
        Socket socket = factory.createSocket();
        socket.connect(server.getLocalSocketAddress());
        socket.setSoTimeout(timeout);
        return socket;
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves the first connection without an answer. */
    private static void answerLast(ServerSocket server) {
        try (Socket first = server.accept(); Socket ping = server.accept()) {
            ping.getInputStream().readNBytes(8);
            ping.getOutputStream().write('N');
            first.getInputStream().read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
