package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A server that {@code configure} creates and {@code start} starts. The result of {@code configure} for a WAR is cached under {@code
 * target} between runs. The server runs on a copy of it; a restart uses the same copy.
 */
final class ConfiguredHome implements ServerHome {

    private static final Path CACHE = Path.of("target", "configured").toAbsolutePath();
    private static final Path RUNNING = Path.of("target", "running").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String NOWHERE = "postgresql://nobody:nothing@127.0.0.1:1/nowhere";

    private final TestedServer server;
    private final Path war;
    private final boolean hasOwner;
    private final int adminPort = Ports.free();
    private final Path configured;
    private Path directory;

    ConfiguredHome(TestedServer server, Path war, boolean hasOwner) {
        this.server = server;
        this.war = war;
        this.hasOwner = hasOwner;
        this.configured = CACHE.resolve(server.word()).resolve(key());
    }

    /** The cache key: everything that affects the result. It leaves out dates, because tests pack the same classes again and again. */
    private String key() {
        try (ZipFile zip = new ZipFile(war.toFile()); Stream<Path> scripts = Files.walk(TestedServer.CONFIGURATION)) {
            long application = zip.stream().mapToLong(entry -> entry.getName().hashCode() * entry.getCrc()).sum();
            List<String> texts = scripts.filter(Files::isRegularFile).sorted().map(ConfiguredHome::text).toList();
            return String.format(Locale.ROOT, "%x-%x", application,
                    List.of(texts, hasOwner, ServerJdk.version(), BRIEF, PARTS).hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isPrepared() {
        return Files.exists(done());
    }

    private Path done() {
        return beside(".done");
    }

    private Path beside(String ending) {
        return Directories.create(configured.getParent()).resolve(configured.getFileName() + ending);
    }

    @Override
    public void prepare() {
        ServerHome.once(done(), this::configure);
    }

    private void configure() {
        Directories.delete(configured);
        Directories.create(configured);
        Path log = beside(".log");
        ProcessBuilder builder = new ProcessBuilder("sh", server.scripts().resolve("configure").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ServerProcess.useThisJdk(builder.environment());
        builder.environment().putAll(server.parts());
        builder.environment()
                .putAll(Map.of("FOUNDATION_HOME", configured.toString(), "FOUNDATION_WAR", war.toString(), "DATABASE_URL", NOWHERE,
                        "PORT", String.valueOf(Ports.free()), "ADMIN_PORT", String.valueOf(adminPort), "JAVA_TOOL_OPTIONS",
                        String.join(" ", BRIEF)));
        if (hasOwner) {
            builder.environment().putAll(Map.of("DATABASE_OWNER_USER", "owner", "DATABASE_OWNER_PASSWORD", "nothing"));
        }
        ServerProcess.run(builder, PATIENCE, log);
        write(done(), "");
    }

    @Override
    public ProcessBuilder start(int port, Map<String, String> environment) {
        prepare();
        if (directory == null) {
            directory = copy();
        }
        ProcessBuilder builder = new ProcessBuilder("sh", directory.resolve("start").toString());
        builder.environment().putAll(
                Map.of("PORT", String.valueOf(port), "MANAGEMENT_PORT", String.valueOf(adminPort), "JAVA_OPTS", String.join(" ", BRIEF)));
        builder.environment().putAll(environment);
        ServerProcess.useThisJdk(builder.environment());
        return builder;
    }

    /** Copies links and permissions, too. Payara keeps the administration port in its configuration, where each copy gets its own. */
    private Path copy() {
        Path copy = Directories.create(RUNNING.resolve(server.word())).resolve(String.valueOf(adminPort));
        Directories.delete(copy);
        ServerProcess.run(new ProcessBuilder("cp", "-a", configured.toString(), copy.toString()), PATIENCE, copy);
        Path domain = copy.resolve("domains/foundation/config/domain.xml");
        if (Files.exists(domain)) {
            write(domain, text(domain).replaceAll("(<network-listener [^>]*?port=\")\\d+(\"[^>]* name=\"admin-listener\")",
                    "$1" + adminPort + "$2"));
        }
        return copy;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerAdministration administration() {
        return ServerAdministration.of(directory, adminPort);
    }

    @Override
    public void close() {
        if (directory != null) {
            Directories.delete(directory);
        }
    }
}
