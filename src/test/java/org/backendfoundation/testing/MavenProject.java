package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.ServerProcess;

/** A project that is built by the Maven of this build, with its settings and its repository, which failsafe passes as system properties. */
public final class MavenProject {

    private final Path directory;

    private MavenProject(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Copies the project, so that the source stays clean and nothing of the last build is left. */
    public static MavenProject copy(Path source, Path target) {
        Directories.delete(target);
        Directories.create(target.toAbsolutePath().getParent());
        Directories.copy(source, target);
        return new MavenProject(target);
    }

    /** A directory in which a project may be made. */
    public static MavenProject empty(Path directory) {
        Directories.delete(directory);
        return new MavenProject(Directories.create(directory));
    }

    /** A project that is there. */
    public static MavenProject at(Path directory) {
        return new MavenProject(directory);
    }

    public Path directory() {
        return directory;
    }

    /** @param environment added to this JVM's environment */
    public Outcome run(Map<String, String> environment, Duration atMost, String... goals) {
        Path log = directory.resolve("build.log");
        int status = ServerProcess.status(builder(log, environment, goals), atMost, "Maven in " + directory);
        return new Outcome(status, text(log));
    }

    /** Starts a build that runs until it is stopped. */
    public Process start(Path log, String... goals) {
        return ServerProcess.start(builder(log, Map.of(), goals));
    }

    private ProcessBuilder builder(Path log, Map<String, String> environment, String... goals) {
        ProcessBuilder builder = new ProcessBuilder(command(goals)).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        ServerProcess.useThisJdk(builder.environment());
        builder.environment().putAll(environment);
        return builder;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... goals) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(property("maven.home"), "bin", "mvn").toString(), "--batch-mode", "--no-transfer-progress",
                        "-Dmaven.repo.local=" + property("maven.repository")));
        // Maven reports the user's settings file even if it does not exist, but refuses a missing file as an option
        Optional.of(Path.of(property("maven.settings"))).filter(Files::exists)
                .ifPresent(file -> command.addAll(List.of("--settings", file.toString())));
        command.addAll(List.of(goals));
        return command;
    }

    private static String property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .orElseThrow(() -> new IllegalStateException(
                        "No system property " + name + "; run the test by Maven, or give it as pom.xml does"));
    }

    /** The result of a build. */
    public record Outcome(int status, String log) {
    }
}
