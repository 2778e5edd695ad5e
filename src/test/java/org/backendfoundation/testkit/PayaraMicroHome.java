package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Payara Micro with the pool that {@code pool.asadmin} makes. It is unpacked and given its pool once, kept under {@code target} between
 * runs, with an archive of the classes that a start loads (JEP 350), which halves the start. Each server runs in a directory of its own,
 * with links to what was unpacked and a copy of the configuration, and is started there by relative paths: an archive is valid for one class
 * path only, and so that of all directories is the same.
 */
final class PayaraMicroHome implements ServerHome {

    private static final Path CONFIGURATION = TestedServer.PAYARA_MICRO.scripts();
    private static final Path POOL = CONFIGURATION.resolve("pool.asadmin");
    private static final Path OWNER_POOL = CONFIGURATION.resolve("pool-owner.asadmin");
    private static final Path POOL_SIZE = CONFIGURATION.resolve("pool-size.asadmin");
    private static final Path LISTENER_CLOSED = CONFIGURATION.resolve("listener-closed.asadmin");
    private static final Path LISTENER_OPEN = CONFIGURATION.resolve("listener-open.asadmin");
    private static final Path CACHE = Path.of("target", "payara-micro").toAbsolutePath();
    private static final Path RUNNING = Path.of("target", "running", "payara-micro").toAbsolutePath();
    private static final String CONFIG = "config";
    private static final String LAUNCHER = "launch-micro.jar";
    /** With other tests running it takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path jar;
    private final Path war;
    private final boolean hasOwner;
    private final OwnResources own;
    private final PluginJar plugin;
    private final Path unpacked;
    private final Path pools;
    private final Path archive;
    private Path directory;

    PayaraMicroHome(Path jar, Path war, boolean hasOwner) {
        OwnResources own = OwnResources.in(war);
        PluginJar plugin = PluginJar.of(war);
        Path cache = CACHE.resolve(key(jar, plugin));
        this.jar = jar;
        this.own = own;
        this.plugin = plugin;
        this.war = war;
        this.hasOwner = hasOwner;
        this.unpacked = cache.resolve("unpacked");
        this.pools = cache.resolve(CONFIG + "-" + Integer.toHexString(poolCommands().hashCode()));
        this.archive = cache.resolve("classes.jsa");
    }

    /** The cache key of what is the same for all pools: the jars and the JDK. */
    private static String key(Path jar, PluginJar plugin) {
        try {
            return Integer.toHexString(List.of(Files.size(jar), Files.size(PARTS.resolve("postgresql.jar")), ServerJdk.version(),
                    PARTS.toString(), plugin.hash()).hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String poolCommands() {
        try {
            return Files.readString(POOL) + (hasOwner ? Files.readString(OWNER_POOL) : "") + own.commands();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isPrepared() {
        return Stream.of(unpacked, pools, archive).allMatch(Files::exists);
    }

    @Override
    public void prepare() {
        ServerHome.once(unpacked, this::unpack);
        ServerHome.once(pools, this::createPools);
        ServerHome.once(archive, this::train);
    }

    private void unpack() {
        Path incomplete = incomplete(unpacked);
        Directories.delete(incomplete);
        Path beside = unpacked.resolveSibling("password-plugin.jar");
        plugin.write(beside);
        run(incomplete.getParent(), Map.of(), "-jar", jar.toString(), "--rootdir", incomplete.toString(),
                "--addlibs", PARTS.resolve("postgresql.jar") + ":" + beside, "--outputlauncher");
        move(incomplete, unpacked);
    }

    private void createPools() {
        Path made = link(unpacked.resolve(CONFIG));
        Path commands = made.resolve("pools.asadmin");
        try {
            Files.writeString(commands, poolCommands());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(made, Map.of(), "-jar", LAUNCHER, "--nocluster", "--warmup", "--port", free(), "--postbootcommandfile", commands.toString());
        move(made.resolve(CONFIG), pools);
        Directories.delete(made);
    }

    /** Records the classes that a start with this application loads. The URL leads nowhere, so no database is touched. */
    private void train() {
        Path made = link(pools);
        run(made, Map.of("DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nowhere",
                "FOUNDATION_POOL_URL", "jdbc:postgresql://127.0.0.1:1/nowhere", "FOUNDATION_POOL_USER", "nobody",
                "FOUNDATION_OWNER_POOL_URL", "jdbc:postgresql://127.0.0.1:1/nowhere", "FOUNDATION_OWNER_POOL_USER", "nobody",
                "DEBUG_MODE", "true", "CORS_ORIGINS", "http://localhost:3000"),
                "-XX:ArchiveClassesAtExit=" + incomplete(archive), "-Xlog:disable", "-jar", LAUNCHER, "--nocluster", "--warmup",
                "--port", free(), "--deploy", war.toString(), "--contextroot", "/");
        move(incomplete(archive), archive);
        Directories.delete(made);
    }

    /** A directory for a server with this configuration; Payara keeps deployed applications in it, so no two starts have the same. */
    private Path link(Path configuration) {
        try {
            Path made = Files.createTempDirectory(Directories.create(RUNNING), "");
            Directories.link(unpacked, made);
            Directories.delete(made.resolve(CONFIG));
            Directories.copy(configuration, made.resolve(CONFIG));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessBuilder start(int port, Map<String, String> environment) {
        prepare();
        close();
        directory = link(pools);
        ProcessBuilder builder = java(directory, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
                "-jar", LAUNCHER, "--nocluster", "--port", String.valueOf(port), "--prebootcommandfile", LISTENER_CLOSED.toString(),
                "--postbootcommandfile", POOL_SIZE.toString(), "--postdeploycommandfile", LISTENER_OPEN.toString(),
                "--deploy", war.toString(), "--contextroot", "/"));
        builder.environment().putAll(environment);
        return builder;
    }

    private void run(Path in, Map<String, String> environment, String... arguments) {
        Path log = CACHE.resolve("prepare.log");
        ProcessBuilder builder = java(in, List.of(arguments)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        own.variables().forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        ServerProcess.run(builder, PATIENCE, log);
    }

    private static ProcessBuilder java(Path in, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ServerJdk.java().toString()));
        command.addAll(BRIEF);
        command.add(LANGUAGE);
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(in.toFile());
    }

    private static String free() {
        return String.valueOf(Ports.free());
    }

    private static Path incomplete(Path made) {
        return made.resolveSibling("incomplete-" + made.getFileName());
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
        if (directory != null) {
            Directories.delete(directory);
        }
    }
}
