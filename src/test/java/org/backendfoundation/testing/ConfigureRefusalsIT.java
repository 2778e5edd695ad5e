package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
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

    /** Where it is in a class file (JVMS 4.1). */
    private static final int MAJOR_VERSION = 7;
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
    void checkSaysWhatIsMissingAndMakesNothing() {
        assertThat(scripts.check(Map.of())).isEqualTo(new ServerScripts.Outcome(0, "Nothing is missing.\n"));
        assertThat(scripts.check(Map.of("POSTGRESQL_DRIVER", "gone.jar")).said())
                .startsWith("POSTGRESQL_DRIVER: there is no file gone.jar");
        assertThat(scripts.check(Map.of("DATABASE_POOL_MAX", "many")).said()).containsIgnoringCase("database_pool_max");
        assertThat(home).doesNotExist();
    }

    @Test
    void otherVersionOfTheServerIsRefused() throws IOException {
        ServerScripts.Outcome outcome = scripts.configure(Map.of(server(), otherVersion().toString()));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).hasLineCount(1).startsWith(server() + ": " + directory).contains(" 38; it must be a ");
        assertThat(home).doesNotExist();
    }

    @Test
    void missingJdkIsNamed() {
        String nowhere = directory.resolve("nothing").toString();

        assertThat(scripts.configure(Map.of("SERVER_JAVA_HOME", nowhere)))
                .isEqualTo(new ServerScripts.Outcome(2, "SERVER_JAVA_HOME: there is no JDK in " + nowhere + " (bin/java is missing).\n"));
        assertThat(home).doesNotExist();
    }

    @Test
    @Tag("payara-micro")
    void payaraMicroThatNeedsANewerJavaIsRefused() throws IOException {
        ServerScripts.Outcome outcome = scripts.configure(Map.of("PAYARA_MICRO", otherMicro("other.jar", true).toString()));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).hasLineCount(1).startsWith("PAYARA_MICRO: " + directory)
                .contains("other.jar needs a newer Java than " + Runtime.version().feature() + ": give SERVER_JAVA_HOME ");
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"17,6", "20,6", "21,7", "25,7"})
    @Tag("payara-micro")
    void payaraMicroForTheJdkIsTakenFromADirectory(int java, int taken) throws IOException {
        otherMicro("payara-micro-6.2025.10.jar", false);
        otherMicro("payara-micro-7.2026.11.jar", false);

        ServerScripts.Outcome outcome = scripts.configure(
                Map.of("PAYARA_MICRO", directory.toString(), "SERVER_JAVA_HOME",
                        ServerScripts.jdk(directory.resolve("jdk"), java).toString()));

        assertThat(outcome.said()).hasLineCount(1)
                .startsWith("PAYARA_MICRO: " + directory.resolve("payara-micro-" + taken)).contains(" is a Payara Micro 38; ");
    }

    @Test
    @Tag("payara-micro")
    void directoryWithoutAPayaraMicroForTheJdkIsNamed() {
        assertThat(scripts.configure(Map.of("PAYARA_MICRO", directory.toString(), "SERVER_JAVA_HOME",
                ServerScripts.jdk(directory.resolve("jdk"), 21).toString()))).isEqualTo(new ServerScripts.Outcome(2,
                        "PAYARA_MICRO: there must be one payara-micro-7*.jar in " + directory + ", for Java 21.\n"));
    }

    @Test
    @Tag("payara")
    void payaraServerThatNeedsANewerJavaIsRefused() throws IOException {
        Map<String, String> olderJava = Map.of("PAYARA_HOME", payara(7).toString(), "SERVER_JAVA_HOME",
                ServerScripts.jdk(directory.resolve("jdk"), 17).toString());

        assertThat(scripts.configure(olderJava).said()).hasLineCount(1).startsWith("PAYARA_HOME: the Payara Server 7 in " + directory)
                .contains(" needs Java 21 or newer, and this is Java 17: give SERVER_JAVA_HOME ");
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
            case PAYARA_MICRO, PAYARA_MICRO_7 -> "PAYARA_MICRO";
            case PAYARA -> "PAYARA_HOME";
            case WILDFLY -> "WILDFLY_HOME";
        };
    }

    /** Just enough of a server to report its version, which is 38. */
    private Path otherVersion() throws IOException {
        return switch (TestedServer.current()) {
            case PAYARA_MICRO, PAYARA_MICRO_7 -> otherMicro("other.jar", false);
            case PAYARA -> payara(38);
            case WILDFLY -> distribution("", "jboss-modules.jar",
                    "modules/system/layers/base/org/eclipse/persistence/main/jipijapa-eclipselink-38.0.0.Final.jar");
        };
    }

    private Path payara(int version) throws IOException {
        return distribution("major_version=" + version + "\n", "glassfish/bin/asadmin",
                "glassfish/config/branding/glassfish-version.properties");
    }

    private Path distribution(String text, String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(directory.resolve("other").resolve(file).getParent());
            Files.writeString(directory.resolve("other").resolve(file), text);
        }
        return directory.resolve("other");
    }

    /** @param isLater whether its class is compiled for a Java that is later than all */
    private Path otherMicro(String name, boolean isLater) throws IOException {
        Path jar = directory.resolve(name);
        String file = OtherMicro.class.getName().replace('.', '/') + ".class";
        byte[] compiled = Files.readAllBytes(Path.of("target", "test-classes", file));
        if (isLater) {
            compiled[MAJOR_VERSION] = Byte.MAX_VALUE;
        }
        ShrinkWrap.create(JavaArchive.class).add(new ByteArrayAsset(compiled), file)
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
