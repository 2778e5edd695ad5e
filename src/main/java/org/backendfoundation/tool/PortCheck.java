package org.backendfoundation.tool;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells before a server's start which of its ports is taken: a server finds out late, by a stack trace. Runs in a plain JVM with nothing but
 * this application's classes; the error stream names each variable whose port is taken, and the exit status is 2:
 * <pre>{@code java -cp foundation/WEB-INF/classes org.backendfoundation.tool.PortCheck PORT=8080 ADMIN_PORT=4848}</pre>
 * Without variables it prints one that is free, for a server that only runs while it is made.
 */
public final class PortCheck {

    private static final int INVALID = 2;
    private static final int LAST_PORT = 65_535;

    private PortCheck() {
    }

    public static void main(String[] variables) throws IOException {
        if (variables.length == 0) {
            System.out.println(any());
        }
        List<String> complaints = Stream.of(variables).flatMap(PortCheck::complaint).toList();
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            System.exit(INVALID);
        }
    }

    static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** @param variable its name and value, with an equals sign between them */
    static Stream<String> complaint(String variable) {
        String name = variable.substring(0, variable.indexOf('='));
        String value = variable.substring(name.length() + 1);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > LAST_PORT) {
            return Stream.of("%s: %s is no port; it must be a number from 1 to %s.".formatted(name, value, LAST_PORT));
        }
        return isFree(Integer.parseInt(value)) ? Stream.empty()
                : Stream.of("%s: port %s is in use; stop what listens there, or give another one.".formatted(name, value));
    }

    /** Whether nobody listens on it, on any address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
