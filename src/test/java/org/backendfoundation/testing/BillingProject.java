package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backendfoundation.testing.MavenProject.Outcome;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;

/**
 * The project {@code billing} that a team makes by the archetype, with what the build installed in a repository of its own.
 *
 * @param directory in which it lies, and its logs
 */
record BillingProject(Path directory) {

    static final Path INSTALLED = Path.of("target", "projects-repository").toAbsolutePath();
    static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String REPOSITORY = "-Dmaven.repo.local=" + INSTALLED;
    private static final String GREETING = "src/main/java/org/example/billing/GreetingResource.java";

    /** Anew, in an empty directory. */
    static BillingProject generate(Path directory) {
        BillingProject made = new BillingProject(directory);
        made.succeed(MavenProject.empty(directory), "archetype:generate", "-DarchetypeGroupId=org.backendfoundation",
                "-DarchetypeArtifactId=foundation-archetype", "-DarchetypeVersion=" + version(), "-DgroupId=org.example",
                "-DartifactId=billing", "-Dpackage=org.example.billing");
        return made;
    }

    static String version() {
        return text(Path.of("target", "team", "parent", "pom.xml")).replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
    }

    Path file(String name) {
        return directory.resolve("billing").resolve(name);
    }

    String text(String name) {
        return text(file(name));
    }

    void write(String name, String text) {
        try {
            Directories.create(file(name).getParent());
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void greet(String words) {
        write(GREETING, TeamSources.greeting(words));
    }

    Outcome succeed(String... goals) {
        return succeed(project(), goals);
    }

    private Outcome succeed(MavenProject in, String... goals) {
        Outcome outcome = run(in, goals);
        assertThat(outcome.status()).as(outcome.log()).isZero();
        return outcome;
    }

    Outcome run(String... goals) {
        return run(project(), goals);
    }

    private static Outcome run(MavenProject in, String... goals) {
        return in.run(Map.of(), PATIENCE, Stream.concat(Stream.of(REPOSITORY), Stream.of(goals)).toArray(String[]::new));
    }

    private MavenProject project() {
        return MavenProject.at(directory.resolve("billing"));
    }

    /** @param log what {@code mvn -Pdev} prints */
    void whileRunning(Path log, Consumer<Api> work) {
        int port = Ports.free();
        Process maven = project().start(log, REPOSITORY, "-Pdev", "-Dport=" + port);
        try {
            Deadline.await("the last line of mvn -Pdev in " + log, PATIENCE,
                    () -> text(log).contains("Ctrl-C stops everything") || !maven.isAlive());
            work.accept(new Api(URI.create("http://localhost:%s/api/v1/".formatted(port)), key(text(log))));
        } finally {
            ServerProcess.stop(maven, Duration.ofSeconds(30));
        }
        Deadline.await("the end of the server", Duration.ofSeconds(30), () -> !Files.exists(file("target/dev/launcher.pid")));
    }

    private static String key(String log) {
        return log.replaceAll("(?s).*developer +Authorization: Bearer (\\w+).*", "$1");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
