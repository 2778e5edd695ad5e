package org.backendfoundation.driver;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * Checks, without log-in, whether a PostgreSQL server answers: it sends the SSLRequest message, which every server answers with one byte
 * (PostgreSQL documentation, "SSL Session Encryption"). It is used when the pool has no free connection, and to tell a silent server from a
 * slow one.
 */
public final class PostgresPing {

    private static final int LENGTH = 8;
    private static final int SSL_REQUEST = 80877103;

    private PostgresPing() {
    }

    public static boolean isAnswered(SocketAddress server, Duration deadline) {
        int millis = Math.toIntExact(deadline.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(server, millis);
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
