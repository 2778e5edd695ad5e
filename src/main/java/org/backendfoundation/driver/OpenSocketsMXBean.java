package org.backendfoundation.driver;

/** How the application reaches the sockets of the pools' connections, although the server loaded their classes apart from its own. */
public interface OpenSocketsMXBean {

    /** In the JVM's own management. */
    String NAME = "org.backendfoundation:type=OpenSockets";

    /**
     * Closes the sockets at whose other end no PostgreSQL answers, not even a new connection. Whoever waits for an answer on one gets an
     * exception at once. Spared are those that wait longer for the network than this, or without end: who uses them wants that.
     *
     * @param longestMillis the network time-out of the connections that may be ended
     * @return how many were closed
     */
    int closeSilent(long longestMillis);
}
