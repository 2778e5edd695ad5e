package org.backendfoundation.database.connection;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Checks, without log-in, whether a PostgreSQL server answers: it sends the SSLRequest message, which every server answers with one byte
 * (PostgreSQL documentation, "SSL Session Encryption"). It is used when the pool has no free connection.
 */
final class PostgresPing {

    private static final int LENGTH = 8;
    private static final int SSL_REQUEST = 80877103;

    private PostgresPing() {
    }

    static boolean isAnswered(String host, int port, Duration deadline) {
        int millis = Math.toIntExact(deadline.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(LENGTH);
            out.writeInt(SSL_REQUEST);
            out.flush();
            int answer = socket.getInputStream().read();
            return answer == 'S' || answer == 'N';
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
