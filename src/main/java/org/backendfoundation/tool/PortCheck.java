package org.backendfoundation.tool;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports before a server starts which of its ports are in use: a server would find out late, and print a stack trace. Runs in a plain JVM
 * with only this application's classes; the error stream names each variable whose port is taken, and the exit status is 2:
 * <pre>{@code java -cp foundation/WEB-INF/classes org.backendfoundation.tool.PortCheck PORT=8080 ADMIN_PORT=4848}</pre>
 * Without variables it prints a free port, for a server that runs only while it is configured.
 */
public final class PortCheck {

    private static final int INVALID = 2;
    private static final int LAST_PORT = 65_535;

    private PortCheck() {
    }

    public static void main(String[] variables) throws IOException {
        if (variables.length == 0) {
            System.out.println(freePort());
        }
        List<String> problems = Stream.of(variables).flatMap(PortCheck::problem).toList();
        problems.forEach(System.err::println);
        if (!problems.isEmpty()) {
            System.exit(INVALID);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** @param variable name and value, separated by an equals sign */
    static Stream<String> problem(String variable) {
        String name = variable.substring(0, variable.indexOf('='));
        String value = variable.substring(name.length() + 1);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > LAST_PORT) {
            return Stream.of("%s: %s is no port; it must be a number from 1 to %s.".formatted(name, value, LAST_PORT));
        }
        return isFree(Integer.parseInt(value)) ? Stream.empty()
                : Stream.of("%s: port %s is in use; stop what listens there, or give another one.".formatted(name, value));
    }

    /** Whether no process listens on this port, on any address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException failure) {
            return false;
        }
    }
}
