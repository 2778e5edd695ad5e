package org.backendfoundation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms stand in one line, and so do the parts of a room: each may use those before it and none after it. */
class RoomsTest {

    static final List<String> LINE = List.of("annotation", "secret", "driver", "problem", "role", "configuration", "tool", "rest",
            "persistence", "database", "security", "audit", "migration", "actor", "task", "observation", "console");

    /** Of the rooms that are divided; {@code ""} is what lies in the room itself. */
    static final Map<String, List<String>> PARTS = Map.of(
            "configuration", List.of("log", "rule", "origin", "postgres", "setting", ""),
            "rest",
            List.of("request", "trace", "language", "problem", "json", "validation", "deprecation", "openapi", "http", "health", ""),
            "persistence",
            List.of("sql", "validation", "property", "mapping", "metadata", "conversion", "reference", "list", "ownlist", "", "header",
                    "idempotency", "bulk", "command", "resource", "file", "index"),
            "database", List.of("", "pool", "session", "connection", "status"),
            "security", List.of("credential", "caller", "client", "limit", "jwt", "authentication", "authorization", ""),
            "audit", List.of("trail", "capture", "entries", "seal", "export", "retention", "integrity", ""),
            "migration", List.of("revision", "lock", "plan", "run", "node", "build", ""),
            "observation", List.of("request", "metric", "hour", "log", "trace", "node", "support", ""));

    /** Types of a package that a reader still takes in at a glance. */
    private static final int MOST_TYPES = 25;

    @TestFactory
    Stream<DynamicTest> roomUsesOnlyRoomsBeforeIt() {
        return IntStream.range(0, LINE.size() - 1).mapToObj(i -> DynamicTest.dynamicTest(LINE.get(i), () -> {
            String[] later = LINE.subList(i + 1, LINE.size()).stream().map(RoomsTest::room).toArray(String[]::new);
            noClasses().that().resideInAPackage(room(LINE.get(i)))
                    .should().dependOnClassesThat().resideInAnyPackage(later)
                    .allowEmptyShould(true).check(ShippedClasses.ALL);
        }));
    }

    @TestFactory
    Stream<DynamicTest> partUsesOnlyPartsBeforeIt() {
        return PARTS.keySet().stream().sorted().flatMap(room -> IntStream.range(0, PARTS.get(room).size() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest(part(room, i), () -> {
                    String[] later = IntStream.range(i + 1, PARTS.get(room).size()).mapToObj(k -> part(room, k)).toArray(String[]::new);
                    noClasses().that().resideInAPackage(part(room, i)).should().dependOnClassesThat().resideInAnyPackage(later)
                            .allowEmptyShould(true).check(ShippedClasses.ALL);
                })));
    }

    @Test
    void everyPackageIsInTheLineDocumentedAndSmall() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> directories = Files.walk(sources).filter(Files::isDirectory)) {
            for (Path directory : directories.toList()) {
                List<String> files = names(directory);
                if (!files.isEmpty()) {
                    assertThat(files).as(directory + " needs its package-info").contains("package-info.java");
                    assertThat(files.size() - 1).as(directory + " holds too much: divide it").isLessThanOrEqualTo(MOST_TYPES);
                    assertThat(packages()).as("RoomsTest knows each package")
                            .contains(sources.relativize(directory).toString().replace('/', '.'));
                }
            }
        }
    }

    @Test
    void everyClassLivesInARoom() {
        String[] rooms = LINE.stream().map(RoomsTest::room).toArray(String[]::new);
        noClasses().should().resideOutsideOfPackages(rooms).check(ShippedClasses.ALL);
    }

    @Test
    void liquibaseStaysInMigration() {
        noClasses().that().resideOutsideOfPackage(room("migration"))
                .should().dependOnClassesThat().resideInAnyPackage("liquibase..").check(ShippedClasses.ALL);
    }

    @Test
    void serverTypesStayInDatabase() {
        noClasses().that().resideOutsideOfPackage(room("database"))
                .should().dependOnClassesThat().resideInAnyPackage("org.glassfish..", "fish.payara..", "com.sun.enterprise..",
                        "org.jboss..", "org.wildfly..")
                .check(ShippedClasses.ALL);
    }

    /** Servers keep the driver to themselves: it calls the application's plug-ins, and the application never calls it. */
    @Test
    void driverIsForToolsAndItsPluginsAlone() {
        noClasses().that().resideOutsideOfPackages(room("tool"), room("secret")).should().dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..")
                .check(ShippedClasses.ALL);
    }

    /** Servers have none. */
    @Test
    void embeddedDatabaseIsForBuildsAlone() {
        noClasses().that().resideOutsideOfPackage("org.backendfoundation.migration.build").should().dependOnClassesThat()
                .resideInAnyPackage("io.zonky..").check(ShippedClasses.ALL);
    }

    /** A server need not have it. */
    @Test
    void openTelemetryIsForOneClassAlone() {
        noClasses().that().haveNameNotMatching("org\\.backendfoundation\\.observation\\.trace\\.OpenTelemetrySpans(\\$.*)?")
                .should().dependOnClassesThat().resideInAnyPackage("io.opentelemetry..").check(ShippedClasses.ALL);
    }

    @Test
    void everyClassLogsSafely() {
        noClasses().that().resideOutsideOfPackage(room("configuration"))
                .should().callMethod(Logger.class, "getLogger", String.class)
                .orShould().callMethod(System.class, "getLogger", String.class)
                .because("what a caller wrote must not forge a line: take SafeLogger.of, or LoggerTree to set levels")
                .check(ShippedClasses.ALL);
    }

    @Test
    void beansAreFoundOnEachServer() {
        noClasses().should().beAnnotatedWith("jakarta.inject.Singleton")
                .because("it defines no bean: Payara finds such a class, WildFly does not").check(ShippedClasses.ALL);
    }

    @Test
    void transactionsAreThoseThatRollBackForWhateverIsThrown() {
        noMethods().that().areDeclaredInClassesThat().resideOutsideOfPackage(room("database")).should().beAnnotatedWith(Transactional.class)
                .because("servers commit after some of what is thrown: take Transactions").check(ShippedClasses.ALL);
        noClasses().that().areNotAnnotatedWith(Interceptor.class).should().beAnnotatedWith(Transactional.class).check(ShippedClasses.ALL);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".java")).toList();
        }
    }

    private static Set<String> packages() {
        Stream<String> parts = PARTS.keySet().stream()
                .flatMap(room -> IntStream.range(0, PARTS.get(room).size()).mapToObj(i -> part(room, i)));
        return Stream.concat(LINE.stream().map(room -> "org.backendfoundation." + room), parts).collect(Collectors.toSet());
    }

    private static String part(String room, int i) {
        String name = PARTS.get(room).get(i);
        return "org.backendfoundation." + room + (name.isEmpty() ? "" : "." + name);
    }

    private static String room(String name) {
        return "org.backendfoundation." + name + "..";
    }
}
