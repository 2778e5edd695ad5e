package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code configure} cannot use, it reports in one line, or in the report of the configuration, before it creates a server. */
class ConfigureRefusalsIT {

    private static final String NOWHERE = "postgresql://nobody:nothing@127.0.0.1:1/nowhere";

    @TempDir
    Path directory;

    private Path home;
    private ServerScripts scripts;

    @BeforeEach
    void prepare() {
        home = directory.resolve("home");
        scripts = new ServerScripts(home, Map.of("DATABASE_URL", NOWHERE));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void unsetVariableIsNamed(String variable) {
        ServerScripts.Outcome outcome = scripts.configureWithout(variable);

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.said()).hasLineCount(1).contains(variable + ": the ");
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void missingPartIsNamed(String variable) {
        ServerScripts.Outcome outcome = scripts.configure(Map.of(variable, directory.resolve("nothing").toString()));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).hasLineCount(1).startsWith(variable + ": there is no ")
                .contains(directory.resolve("nothing").toString());
        assertThat(home).doesNotExist();
    }

    @Test
    void otherVersionOfTheServerIsRefused() throws IOException {
        ServerScripts.Outcome outcome = scripts.configure(Map.of(server(), otherVersion().toString()));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).hasLineCount(1).startsWith(server() + ": " + directory).contains(" 38; it must be a ");
        assertThat(home).doesNotExist();
    }

    /** Without the check the server's own command would only say that there is no domain. */
    @Test
    @Tag("payara")
    void passwordThatPayaraDoesNotTakeIsNamed() {
        assertThat(scripts.configure(Map.of("ADMIN_PASSWORD", "of the administration")))
                .isEqualTo(new ServerScripts.Outcome(2, "ADMIN_PASSWORD: it has a space in it, which Payara does not take.\n"));
    }

    @Test
    void missingDatabaseIsReported() {
        assertReport(scripts.configureWithout("DATABASE_URL"), "database_url: No value is given. [required]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"DATABASE_URL|mysql://u:p@db/app|database_url: ", "DATABASE_URL|postgresql://db/app|[user_missing]",
                "DATABASE_POOL_MAX|1|database_pool_max: The number is not from 2 to 1000. [range]", "DATABASE_POOL_MIN|11|[at_most_max]",
                "DATABASE_POOL_MIN|few|database_pool_min: This is not a whole number."})
    void impossibleDatabaseIsReported(String variable, String value, String expected) {
        assertReport(scripts.configure(Map.of(variable, value)), expected);
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "taken")
    void nameThatPayaraWouldChangeIsNamed() {
        assertReport(scripts.configure(Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/nowhere", "DATABASE_USER", "a${user.name}b")),
                "database_user: Payara would replace ${");
    }

    private void assertReport(ServerScripts.Outcome outcome, String expected) {
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).startsWith("The configuration breaks one rule; the application does not start.").contains(expected,
                "what to do:");
        assertThat(home.resolve("start")).doesNotExist();
    }

    static Stream<String> variables() {
        return Stream.concat(Stream.of("FOUNDATION_HOME"), parts());
    }

    static Stream<String> parts() {
        Stream<String> parts = Stream.of("FOUNDATION_WAR", "POSTGRESQL_DRIVER", server());
        return TestedServer.current() == TestedServer.WILDFLY ? Stream.concat(parts, Stream.of("ECLIPSELINK")) : parts;
    }

    private static String server() {
        return switch (TestedServer.current()) {
            case PAYARA_MICRO -> "PAYARA_MICRO";
            case PAYARA, PAYARA_7 -> "PAYARA_HOME";
            case WILDFLY -> "WILDFLY_HOME";
        };
    }

    /** Just enough of a server to report its version, which is 38. */
    private Path otherVersion() throws IOException {
        return switch (TestedServer.current()) {
            case PAYARA_MICRO -> otherMicro();
            case PAYARA, PAYARA_7 -> distribution("glassfish/bin/asadmin", "glassfish/config/branding/glassfish-version.properties");
            case WILDFLY -> distribution("jboss-modules.jar",
                    "modules/system/layers/base/org/eclipse/persistence/main/jipijapa-eclipselink-38.0.0.Final.jar");
        };
    }

    private Path distribution(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(directory.resolve("other").resolve(file).getParent());
            Files.writeString(directory.resolve("other").resolve(file), "major_version=38\n");
        }
        return directory.resolve("other");
    }

    private Path otherMicro() {
        Path jar = directory.resolve("other.jar");
        ShrinkWrap.create(JavaArchive.class).addClass(OtherMicro.class)
                .setManifest(new StringAsset("Main-Class: " + OtherMicro.class.getName() + "\n"))
                .as(ZipExporter.class).exportTo(jar.toFile(), true);
        return jar;
    }

    /** Prints what Payara Micro prints for its version. */
    static final class OtherMicro {

        private OtherMicro() {
        }

        public static void main(String[] arguments) {
            System.err.println("Payara Micro 38.2026.1. Build Number 1");
        }
    }
}
