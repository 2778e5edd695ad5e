package org.backendfoundation.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.Fork;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own HAProxy, configured as the operations page shows it, before one test server; without TLS, and without a second node.
 */
public final class HaProxy implements ExecutionCondition, Fork.Shared {

    private static final String MISSING = "no HAProxy was found. Install Debian's package haproxy.";
    private static final Path PAGE = Path.of("src", "site", "markdown", "operations.md");
    private static final Pattern CONFIGURATION = Pattern.compile("(?s)    global\\n.*?\\n    backend console.*?server node2[^\\n]*\\n");
    /** The lines for the path of a host, and the line of the configuration that they follow. */
    private static final Pattern PATH_LINES = Pattern.compile("(?m)(^        http-request .*/shop.*\\n)+");
    private static final String LINE_BEFORE = "        http-request set-header X-Forwarded-Proto https\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = Ports.free();
    private final String path;
    private Process process;

    private HaProxy(String path) {
        this.path = path;
    }

    /** For JUnit, which asks whether the class can run. */
    HaProxy() {
        this("");
    }

    /** For classes that need HAProxy: they are skipped where it is not installed, unless {@code -Dproxy=required}. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isRequired() || program().isPresent() ? ConditionEvaluationResult.enabled("with the HAProxy of this machine")
                : ConditionEvaluationResult.disabled(MISSING);
    }

    private static boolean isRequired() {
        return "required".equals(System.getProperty("proxy"));
    }

    private static Optional<Path> program() {
        return Stream
                .concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, "haproxy")).filter(Files::isExecutable).findFirst();
    }

    public static HaProxy before(URI server) {
        return under("", server);
    }

    /** @param path of the proxy's host under which the application is; empty for the root */
    public static HaProxy under(String path, URI server) {
        HaProxy proxy = new HaProxy(path);
        proxy.start(server, 200);
        return proxy;
    }

    /** Before a port at which nobody listens. */
    public static HaProxy beforeNobody() {
        HaProxy proxy = new HaProxy("");
        proxy.start(URI.create("http://127.0.0.1:" + Ports.free()), 503);
        return proxy;
    }

    private void start(URI server, int expected) {
        Path directory = Directories.create(Fork.emptyDirectory("haproxy"));
        try {
            Path configuration = Files.writeString(directory.resolve("haproxy.cfg"), configuration(server));
            Path program = program().orElseThrow(() -> new IllegalStateException("A proxy is required, and " + MISSING));
            process = ServerProcess
                    .start(new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString()).redirectErrorStream(true)
                            .redirectOutput(directory.resolve("haproxy.log").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Deadline.await("HAProxy", PATIENCE, () -> !process.isAlive() || readiness() == expected);
        if (readiness() != expected) {
            throw new IllegalStateException("HAProxy does not start; see haproxy.log in " + directory);
        }
    }

    private int readiness() {
        return Http.status(address().resolve(path + "/api/v1/health/ready"));
    }

    private String configuration(URI server) throws IOException {
        String text = (path.isEmpty() ? printed(CONFIGURATION) : printed(CONFIGURATION).replace(LINE_BEFORE, LINE_BEFORE + pathLines()))
                .replaceFirst("(?m)^( *bind ):443 .*$", "$1127.0.0.1:" + port)
                .replaceFirst("(?m)^( *bind ):80$", "$1127.0.0.1:" + Ports.free())
                .replaceAll("(?m)^ *(server node2|user|group|stats socket) .*\\R?", "");
        return text.replace("10.0.0.11:8080", "127.0.0.1:" + server.getPort());
    }

    private String pathLines() throws IOException {
        return printed(PATH_LINES).replace("/shop", path);
    }

    private static String printed(Pattern part) throws IOException {
        Matcher found = part.matcher(Files.readString(PAGE));
        if (!found.find()) {
            throw new IllegalStateException(PAGE + " prints no lines of HAProxy like " + part);
        }
        return found.group();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        ServerProcess.kill(process);
    }

    /** Says it if tests will be skipped. */
    public static void announce() {
        if (!isRequired() && program().isEmpty()) {
            System.out.println("[WARNING] The attacks through a proxy are skipped: " + MISSING);
        }
    }
}
