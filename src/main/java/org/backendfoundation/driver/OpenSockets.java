package org.backendfoundation.driver;

import static java.util.stream.Collectors.groupingBy;

import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The sockets that are open or opening. */
final class OpenSockets implements OpenSocketsMXBean {

    /** A server that is slow still answers a new connection within this. */
    static final Duration DEADLINE = Duration.ofMillis(700);

    private final Set<TrackedSocket> sockets = ConcurrentHashMap.newKeySet();

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
        TrackedSocket socket = new TrackedSocket(sockets::remove);
        sockets.add(socket);
        return socket;
    }

    @Override
    public int closeSilent(long longestMillis) {
        Map<SocketAddress, List<TrackedSocket>> byServer = sockets.stream().filter(socket -> socket.mayBeEnded(longestMillis))
                .collect(groupingBy(TrackedSocket::server));
        return (int) byServer.entrySet().stream().filter(server -> !PostgresPing.isAnswered(server.getKey(), DEADLINE))
                .flatMap(silent -> silent.getValue().stream()).filter(socket -> socket.mayBeEnded(longestMillis))
                .filter(TrackedSocket::reset).count();
    }
}
