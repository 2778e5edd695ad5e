package org.backendfoundation.driver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A socket that says when it is closed, and knows its server from the moment at which it begins to connect. */
final class TrackedSocket extends Socket {

    private final Predicate<SocketAddress> isSilent;
    private final Consumer<TrackedSocket> onClose;
    private volatile SocketAddress server;

    /** @param isSilent servers to which it does not connect */
    TrackedSocket(Predicate<SocketAddress> isSilent, Consumer<TrackedSocket> onClose) {
        this.isSilent = isSilent;
        this.onClose = onClose;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (isSilent.test(endpoint)) {
            throw new ConnectException("PostgreSQL does not answer");
        }
        server = endpoint;
        super.connect(endpoint, timeout);
    }

    /** Where it is connected, or shall be. */
    SocketAddress server() {
        return server;
    }

    /** Whether it waits for the network no longer than this. The driver sets its time-out once it is connected. */
    boolean mayBeEnded(long longestMillis) {
        if (server == null || isClosed()) {
            return false;
        }
        try {
            return !isConnected() || getSoTimeout() > 0 && getSoTimeout() <= longestMillis;
        } catch (SocketException closed) {
            return false;
        }
    }

    /**
     * Ends it without the bytes that are still to be sent: a COMMIT among them must not reach the database long after its caller was told.
     *
     * @return false if it had ended by itself
     */
    boolean reset() {
        try {
            setSoLinger(true, 0);
            close();
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        onClose.accept(this);
        super.close();
    }
}
