package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.security.credential.ApiKey;

/**
 * The settings of `mvn -Pdev`, with defaults for a developer's machine.
 *
 * @param isUndoing whether revisions that the project no longer has are rolled back
 * @param debugPort at which the server takes a debugger, and redefined classes
 */
record DevSettings(int port, boolean isFresh, boolean isUndoing, boolean isDebugged, int debugPort, Map<String, String> given) {

    static final Path DIRECTORY = Path.of("target", "dev").toAbsolutePath();

    private static final String DATABASE_URL = "DATABASE_URL";
    private static final Set<
            String> CREDENTIALS = Set.of("DATABASE_USER", "DATABASE_PASSWORD", "DATABASE_PASSWORD_FILE", "DATABASE_OWNER_USER",
                    "DATABASE_OWNER_PASSWORD",
                    "DATABASE_OWNER_PASSWORD_FILE", "DATABASE_OWNER_URL");
    private static final String KEY = "SECURITY_BOOTSTRAP_KEY";
    private static final Path KEY_FILE = DIRECTORY.resolve("administrator-key");
    /** Newer JDKs warn of it unless it is said. */
    private static final String REDEPLOYABLE = "-XX:+EnableDynamicAgentLoading";
    private static final int HIGHEST_PORT = 65535;
    private static final int DEBUG_PORT = 5005;
    private static final int DATABASE_PORT = 15432;

    static DevSettings read() {
        Optional<String> debug = Optional.ofNullable(System.getProperty("debug"));
        return new DevSettings(port("port", System.getProperty("port", "8080")),
                !"false".equals(System.getProperty("fresh", "false")), !"false".equals(System.getProperty("undo", "false")),
                debug.isPresent(), debug.map(text -> text.equals("true") ? DEBUG_PORT : port("debug", text)).orElseGet(Ports::free),
                System.getenv());
    }

    private static int port(String option, String text) {
        if (text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new DevServer.Refusal("-D%s=%s is no port; give a number from 1 to %s.".formatted(option, text, HIGHEST_PORT));
    }

    /** Where it was in the run before, so that a tool of the developer finds it again; another port if somebody else listens there. */
    int databasePort(Consumer<String> say) {
        if (!isEmbedded() || isFree(DATABASE_PORT)) {
            return DATABASE_PORT;
        }
        int port = Ports.free();
        say.accept("Port %s is taken, so PostgreSQL takes %s this time.".formatted(DATABASE_PORT, port));
        return port;
    }

    boolean isEmbedded() {
        return given.getOrDefault(DATABASE_URL, "").isBlank();
    }

    boolean isKeyGiven() {
        return !given.getOrDefault(KEY, "").isBlank();
    }

    /** @throws org.backendfoundation.configuration.setting.InvalidConfigurationException with the report */
    ApplicationConfiguration check(Map<String, String> environment) {
        return ApplicationConfiguration.of(environment);
    }

    /** The server's variables; an embedded database's address replaces an absent one, its password included. */
    Map<String, String> environment(String embeddedUrl) {
        Map<String, String> environment = new HashMap<>(given);
        environment.putIfAbsent("DEBUG_MODE", "true");
        environment.putIfAbsent("CORS_ORIGINS", "http://localhost:3000");
        if (isEmbedded()) {
            environment.put(DATABASE_URL, embeddedUrl);
            environment.keySet().removeAll(CREDENTIALS);
        }
        if (!isKeyGiven()) {
            environment.put(KEY, key());
        }
        environment.merge("JAVA_TOOL_OPTIONS", REDEPLOYABLE
                + " -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort,
                (own, debug) -> own + " " + debug);
        return environment;
    }

    /** Generated once per data directory, so that a restart does not lock the developer out. */
    private static String key() {
        if (!Files.exists(KEY_FILE)) {
            keep(KEY_FILE, ApiKey.generate().text());
        }
        try {
            return Files.readString(KEY_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only its owner reads, where the file system knows owners. */
    static void keep(Path file, String secret) {
        try {
            Directories.create(file.getParent());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void checkPorts() {
        check("port", port);
        check("debug", debugPort);
    }

    private static void check(String option, int port) {
        if (!isFree(port)) {
            throw new DevServer.Refusal("Port %s is taken. Give another: mvn -Pdev -D%s=%s".formatted(port, option, Ports.free()));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
