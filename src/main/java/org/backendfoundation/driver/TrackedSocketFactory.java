package org.backendfoundation.driver;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes the sockets of the pools' connections. The pools name this class by the driver's {@code socketFactory}; the driver makes one factory
 * for each connection, connects the socket itself, and puts TLS on it.
 */
public final class TrackedSocketFactory extends SocketFactory {

    private static final OpenSockets ALL = OpenSockets.registered();

    private final OpenSockets sockets;

    public TrackedSocketFactory() {
        this(ALL);
    }

    TrackedSocketFactory(OpenSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket() {
        return sockets.open();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectsItself();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw connectsItself();
    }

    private static UnsupportedOperationException connectsItself() {
        return new UnsupportedOperationException("The driver connects its sockets itself");
    }
}
