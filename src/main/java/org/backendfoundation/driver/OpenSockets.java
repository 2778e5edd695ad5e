package org.backendfoundation.driver;

import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The sockets that are open or opening, and the servers that were found silent: until one answers again, nobody waits to connect to it. */
final class OpenSockets implements OpenSocketsMXBean {

    /** A server that is slow still answers a new connection within this. */
    static final Duration DEADLINE = Duration.ofMillis(700);

    /** Weakly, for a pool may forget a connection and leave its socket to the garbage collector. */
    private final Set<TrackedSocket> sockets = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<SocketAddress> silent = ConcurrentHashMap.newKeySet();

    /** Those of this JVM, under their name in its management. */
    static OpenSockets registered() {
        OpenSockets all = new OpenSockets();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(NAME);
            if (beans.isRegistered(name)) {
                beans.unregisterMBean(name); // of a driver that the server has loaded anew
            }
            beans.registerMBean(all, name);
        } catch (JMException e) {
            throw new IllegalStateException(NAME, e);
        }
        return all;
    }

    TrackedSocket open() {
        TrackedSocket socket = new TrackedSocket(silent::contains, sockets::remove);
        sockets.add(socket);
        return socket;
    }

    @Override
    public int closeSilent(long longestMillis) {
        Set<SocketAddress> asked = new HashSet<>(silent);
        open(longestMillis).map(TrackedSocket::server).forEach(asked::add);
        asked.forEach(this::ask);
        return (int) open(longestMillis).filter(socket -> silent.contains(socket.server())).filter(TrackedSocket::reset).count();
    }

    private void ask(SocketAddress server) {
        if (PostgresPing.isAnswered(server, DEADLINE)) {
            silent.remove(server);
        } else {
            silent.add(server);
        }
    }

    private Stream<TrackedSocket> open(long longestMillis) {
        return List.of(sockets.toArray(TrackedSocket[]::new)).stream().filter(socket -> socket.mayBeEnded(longestMillis));
    }
}
