package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory with an unpacked Payara Micro whose pool {@code pool.asadmin} made, kept under {@code target} between runs. A file lock
 * reserves it for one process at a time; the next process gets the next directory. Each has an archive of loaded classes (JEP 350), which
 * halves the start. An archive is valid for one path only, and is not worth making for a few starts.
 */
final class PayaraMicroHome implements ServerHome {

    private static final Path CONFIGURATION = Path.of("server-config", "payara-micro").toAbsolutePath();
    private static final Path POOL = CONFIGURATION.resolve("pool.asadmin");
    private static final Path OWNER_POOL = CONFIGURATION.resolve("pool-owner.asadmin");
    private static final Path POOL_SIZE = CONFIGURATION.resolve("pool-size.asadmin");
    private static final Path LISTENER_CLOSED = CONFIGURATION.resolve("listener-closed.asadmin");
    private static final Path LISTENER_OPEN = CONFIGURATION.resolve("listener-open.asadmin");
    private static final Path CACHE = Path.of("target", "payara-micro").toAbsolutePath();
    /** With other tests running it takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** How many further starts pay for making the archive. */
    private static final int WORTH_TRAINING = 6;
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path war;
    private final Path directory;
    private final FileChannel channel;
    private final String commands;

    private PayaraMicroHome(Path war, Path directory, FileChannel channel, String commands) {
        this.war = war;
        this.directory = directory;
        this.channel = channel;
        this.commands = commands;
    }

    /** The first directory that no process uses. */
    static PayaraMicroHome acquire(Path war, boolean hasOwner) {
        String commands = hasOwner ? text(POOL) + text(OWNER_POOL) : text(POOL);
        Path root = Directories.create(CACHE.resolve(key(commands)));
        for (int i = 0;; i++) {
            Path directory = root.resolve(String.valueOf(i));
            FileChannel channel = lock(lockOf(directory));
            if (channel != null) {
                return new PayaraMicroHome(war, directory, channel, commands);
            }
        }
    }

    /** The cache key: the two jars, the commands, the JDK. */
    private static String key(String commands) {
        try {
            return Integer.toHexString(List.of(
                    Files.size(PARTS.resolve("payara-micro.jar")), Files.size(PARTS.resolve("postgresql.jar")),
                    commands, System.getProperty("java.runtime.version"), PARTS.toString()).hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path lockOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".lock");
    }

    /** Null where another process holds it. A file that this JVM has locked is not even opened: closing it again would release the lock. */
    private static FileChannel lock(Path file) {
        if (!HELD.add(file)) {
            return null;
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD.remove(file);
                return null;
            }
            return channel;
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

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isPrepared() {
        return Files.exists(pristine());
    }

    /** Unpacks the server, creates the pool and records the classes, unless that was done before. */
    @Override
    public void prepare() {
        if (!isPrepared()) {
            unpack();
        }
        if (!isTrained()) {
            train();
        }
    }

    private boolean isTrained() {
        return Files.exists(archive());
    }

    private void unpack() {
        Directories.delete(directory);
        run(List.of("-jar", PARTS.resolve("payara-micro.jar").toString(), "--rootdir", directory.toString(),
                "--addlibs", PARTS.resolve("postgresql.jar").toString(), "--outputlauncher"), Map.of());
        Path pools = write(directory.resolve("pools.asadmin"), commands);
        run(List.of("-jar", launcher().toString(), "--nocluster", "--warmup", "--port", free(), "--postbootcommandfile", pools.toString()),
                Map.of());
        Directories.copy(directory.resolve("config"), directory.resolve("config.incomplete"));
        move(directory.resolve("config.incomplete"), pristine());
    }

    /** Records the classes that a start with this application loads. The URL leads nowhere, so no database is touched. */
    private void train() {
        reset();
        run(Stream.concat(Stream.of("-XX:ArchiveClassesAtExit=" + archive()),
                Stream.of("-Xlog:disable", "-jar", launcher().toString(), "--nocluster",
                        "--warmup", "--port", free(), "--deploy", war.toString(), "--contextroot", "/"))
                .toList(),
                Map.of("DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nowhere",
                        "FOUNDATION_POOL_URL", "jdbc:postgresql://127.0.0.1:1/nowhere", "FOUNDATION_POOL_USER", "nobody",
                        "FOUNDATION_POOL_PASSWORD", "nothing", "FOUNDATION_OWNER_POOL_USER", "nobody", "FOUNDATION_OWNER_POOL_PASSWORD",
                        "nothing",
                        "DEBUG_MODE", "true", "CORS_ORIGINS", "http://localhost:3000"));
    }

    /** Removes what the last run left, which may have been killed: Payara keeps deployed applications in its configuration. */
    private void reset() {
        Stream.of("config", "applications", "generated", "osgi-cache").map(directory::resolve).forEach(Directories::delete);
        Directories.copy(pristine(), directory.resolve("config"));
    }

    @Override
    public ProcessBuilder start(int port, Map<String, String> environment) {
        if (!isPrepared()) {
            unpack();
        } else if (countStart() >= WORTH_TRAINING && !isTrained()) {
            train();
        }
        reset();
        ProcessBuilder builder = new ProcessBuilder(command(port));
        builder.environment().putAll(environment);
        return builder;
    }

    /** @return how many starts there were before this one */
    private long countStart() {
        Path starts = directory.resolve("starts");
        try {
            long before = Files.exists(starts) ? Files.size(starts) : 0;
            Files.writeString(starts, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(int port) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(BRIEF);
        command.add(LANGUAGE);
        if (isTrained()) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        }
        command.addAll(List.of("-jar", launcher().toString(), "--nocluster", "--port", String.valueOf(port),
                "--prebootcommandfile", LISTENER_CLOSED.toString(), "--postbootcommandfile", POOL_SIZE.toString(),
                "--postdeploycommandfile", LISTENER_OPEN.toString(), "--deploy", war.toString(), "--contextroot", "/"));
        return command;
    }

    private static String free() {
        return String.valueOf(Ports.free());
    }

    private void run(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(BRIEF);
        command.add(LANGUAGE);
        command.addAll(arguments);
        Path log = directory.resolveSibling(directory.getFileName() + "-prepare.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ServerProcess.run(builder, PATIENCE, log);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path launcher() {
        return directory.resolve("launch-micro.jar");
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    private Path pristine() {
        return directory.resolve("config.pristine");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            HELD.remove(lockOf(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
