package org.backendfoundation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network between a node and its PostgreSQL, with the faults that networks have. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to the bytes of all connections. */
    public enum Fault {
        NONE,
        /** They wait, in both directions, and arrive when the fault is over. New connections are accepted by nobody. */
        FREEZE,
        /** Those of the database are lost, and with them the connection, although both ends take it for open. */
        LOSE_ANSWERS,
        /** A COMMIT arrives at the database, and the connection ends before the answer. */
        CUT_AT_COMMIT
    }

    /** A statement that the driver has prepared under a name, or sends without one. */
    private static final Pattern PREPARED_COMMIT = Pattern.compile("(S_[0-9]+)?\\x00COMMIT\\x00");
    private static final int BUFFER = 16_384;

    private final ServerSocket listener;
    private final int databasePort;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile Duration delay = Duration.ZERO;

    private FaultProxy(int databasePort) {
        this.databasePort = databasePort;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accepts", this::accept);
    }

    public static FaultProxy before(int databasePort) {
        return new FaultProxy(databasePort);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections that lost an answer end with the fault: nobody can tell what they missed. */
    public void set(Fault next) {
        boolean wasLosing = fault == Fault.LOSE_ANSWERS;
        synchronized (this) {
            fault = next;
            notifyAll();
        }
        if (wasLosing) {
            resetAll();
        }
    }

    /** How long bytes are on their way, in each direction. */
    public void delay(Duration each) {
        delay = each;
    }

    public void resetAll() {
        links.forEach(Link::reset);
    }

    /** How many connections ended at a COMMIT. */
    public int cuts() {
        return cuts.get();
    }

    private static void start(String does, Runnable work) {
        Thread thread = new Thread(work, "fault proxy " + does);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                awaitThaw();
                Socket node = listener.accept();
                connect(node);
            }
        } catch (IOException closed) {
            resetAll();
        }
    }

    private void connect(Socket node) throws IOException {
        try {
            Link link = new Link(node, new Socket(InetAddress.getLoopbackAddress(), databasePort));
            links.add(link);
            start("to the database", link::sendRequests);
            start("to the node", link::sendAnswers);
        } catch (IOException unreachable) {
            node.close();
        }
    }

    private synchronized void awaitThaw() {
        try {
            while (fault == Fault.FREEZE) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set(Fault.NONE);
        resetAll();
    }

    /** One connection of the node and the one to the database that belongs to it. */
    private final class Link {

        private final Socket node;
        private final Socket database;
        private String commitName;

        private Link(Socket node, Socket database) {
            this.node = node;
            this.database = database;
        }

        private void sendRequests() {
            pump(node, database, true);
        }

        private void sendAnswers() {
            pump(database, node, false);
        }

        private void pump(Socket from, Socket to, boolean isRequest) {
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    awaitThaw();
                    LockSupport.parkNanos(delay.toNanos());
                    boolean isLost = !isRequest && fault == Fault.LOSE_ANSWERS;
                    boolean isCut = isRequest && isCommit(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))
                            && fault == Fault.CUT_AT_COMMIT;
                    if (isCut) {
                        cut(out, buffer, count);
                        return;
                    }
                    if (!isLost) {
                        out.write(buffer, 0, count);
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                reset();
            } finally {
                links.remove(this);
            }
        }

        private boolean isCommit(String sent) {
            Matcher prepared = PREPARED_COMMIT.matcher(sent);
            if (prepared.find()) {
                commitName = prepared.group(1);
                return true;
            }
            return commitName != null && sent.contains("\0" + commitName + "\0");
        }

        private void cut(OutputStream out, byte[] buffer, int count) throws IOException {
            out.write(buffer, 0, count);
            out.flush();
            cuts.incrementAndGet();
            abort(node);
            database.shutdownOutput();
        }

        private void reset() {
            abort(node);
            abort(database);
        }

        /** Ends it as a machine does that has lost it: with RST. The other end may have been faster. */
        private static void abort(Socket socket) {
            try (Socket ending = socket) {
                ending.setSoLinger(true, 0);
            } catch (IOException ended) {
                // that is what was wanted
            }
        }
    }
}
