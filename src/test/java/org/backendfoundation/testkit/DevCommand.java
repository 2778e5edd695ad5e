package org.backendfoundation.testkit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * {@code mvn -Pdev} calls this in Maven's own JVM. It starts {@link DevServer} in another JVM, which outlives a killed Maven long enough to
 * stop everything, and exits with that JVM's status: an exception would make Maven print a stack trace.
 */
public final class DevCommand {

    private DevCommand() {
    }

    /**
     * Takes as arguments the name of the application, as {@code target/dev/orders} is the WAR of {@code orders}, and the {@link TestedServer}
     * that the build fetched.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        Process server = new ProcessBuilder(command(arguments[0], arguments[1], System.getProperties())).inheritIO().start();
        int status = server.waitFor();
        if (status != 0) {
            System.exit(status);
        }
    }

    private static List<String> command(String name, String server, Properties properties) throws URISyntaxException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(properties.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-Darquillian.launch=" + server));
        for (String option : List.of("port", "fresh", "undo", "debug")) {
            if (properties.containsKey(option)) {
                command.add("-D%s=%s".formatted(option, properties.getProperty(option)));
            }
        }
        command.addAll(List.of("-classpath", classPath(), DevServer.class.getName(), name));
        return command;
    }

    private static String classPath() throws URISyntaxException {
        List<String> entries = new ArrayList<>();
        for (URL entry : ((URLClassLoader) DevCommand.class.getClassLoader()).getURLs()) {
            entries.add(Path.of(entry.toURI()).toString());
        }
        return String.join(System.getProperty("path.separator"), entries);
    }
}
