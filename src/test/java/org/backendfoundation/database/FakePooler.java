package org.backendfoundation.database;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Answers a log-in as PgBouncer does, which knows only some startup parameters (PostgreSQL documentation, "Message Formats",
 * ErrorResponse).
 */
public final class FakePooler implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final byte[] REFUSAL = "SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;

    private FakePooler(ServerSocket socket) {
        this.socket = socket;
    }

    public static FakePooler on(int port) {
        try {
            FakePooler pooler = new FakePooler(new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1")));
            Thread thread = new Thread(pooler::answer);
            thread.setDaemon(true);
            thread.start();
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                refuse(caller);
            } catch (IOException next) {
                // the caller has gone, or this is closed
            }
        }
    }

    private static void refuse(Socket caller) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        int length = in.readInt();
        int request = in.readInt();
        while (request == SSL_REQUEST || request == GSS_REQUEST) {
            caller.getOutputStream().write('N');
            length = in.readInt();
            request = in.readInt();
        }
        in.readNBytes(length - 2 * Integer.BYTES);
        caller.getOutputStream().write(ByteBuffer.allocate(1 + Integer.BYTES + REFUSAL.length).put((byte) 'E')
                .putInt(Integer.BYTES + REFUSAL.length).put(REFUSAL).array());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
