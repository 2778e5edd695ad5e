package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.MavenProject;
import org.backendfoundation.testing.NodeJs;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.Program;
import org.backendfoundation.testing.Python;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that a generator makes of {@code /openapi}, with nothing else told: {@code src/test/client} creates, pages, expands, patches,
 * deletes and restores with them, and looks at what is refused.
 */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class GeneratedClientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DIRECTORY = Path.of("target", "client");
    private static final Path TYPESCRIPT = DIRECTORY.resolve(Path.of("target", "typescript"));
    /** What may be any JSON. */
    private static final Set<String> UNTYPED = Set.of("anything", "details", "steps");

    private static Map<String, String> environment;
    private static MavenProject project;

    @BeforeAll
    static void generate() throws IOException {
        SampleServer server = SampleServer.shared();
        String actor = ActorNodes.actor(server.administrator(), "generated clients", "\"admin\"");
        environment = Map.of("CLIENT_SERVER", server.address().toString(), "CLIENT_KEY",
                ActorNodes.key(server.administrator(), actor).text());
        project = MavenProject.copy(Path.of("src", "test", "client"), DIRECTORY);
        Files.writeString(DIRECTORY.resolve("openapi.json"), server.openApi().toString());
        succeed(project.run(Map.of(), PATIENCE, "generate-sources"));
    }

    @Test
    void javaClientWalks() {
        succeed(project.run(environment, PATIENCE, "compile", "exec:java"));
    }

    @Test
    @ExtendWith(NodeJs.class)
    void typeScriptClientCompilesStrictlyAndWalks() {
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        run("npx", "tsc", "--project", ".");
        run("node", "target/javascript/src/main/typescript/walk.js");
    }

    @Test
    void answersAndFieldsHaveTypes() throws IOException {
        assertThat(lines("apis").filter(line -> line.matches(".*Promise<(object|any)>.*"))).as("answers without a type").isEmpty();
        assertThat(lines("models").filter(line -> line.matches("    [A-Za-z']+\\??: (object|any|Array<any>)( \\| null)?;"))
                .map(line -> line.strip().replaceFirst("\\??:.*", "")).distinct()).isSubsetOf(UNTYPED);
    }

    @Test
    @ExtendWith(Python.class)
    void pythonClientCompiles() {
        run("python3", "-m", "compileall", "-q", "target/python/openapi_client");
    }

    /** Those of the resources that somebody else calls: probes of tests have no tag, and so the name Default. */
    private static Stream<String> lines(String kind) throws IOException {
        try (Stream<Path> files = Files.list(TYPESCRIPT.resolve(kind))) {
            return files.filter(file -> !file.endsWith("DefaultApi.ts")).toList().stream().flatMap(GeneratedClientIT::lines);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        succeed(Program.run(DIRECTORY, environment, PATIENCE, command));
    }

    private static void succeed(MavenProject.Outcome outcome) {
        assertThat(outcome.status()).as(outcome.log()).isZero();
    }
}
