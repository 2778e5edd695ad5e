package org.backendfoundation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms stand in one line: each may use the rooms before it and none after it. */
class RoomsTest {

    static final List<String> LINE = List.of("problem", "configuration", "rest", "persistence", "database",
            "security", "audit", "migration", "actor", "console");

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("org.backendfoundation");

    private static final String SILENCES_LIQUIBASE = "org.backendfoundation.migration.LiquibaseRevisions";

    @TestFactory
    Stream<DynamicTest> roomUsesOnlyRoomsBeforeIt() {
        return IntStream.range(0, LINE.size() - 1).mapToObj(i -> DynamicTest.dynamicTest(LINE.get(i), () -> {
            String[] later = LINE.subList(i + 1, LINE.size()).stream().map(RoomsTest::room).toArray(String[]::new);
            noClasses().that().resideInAPackage(room(LINE.get(i)))
                    .should().dependOnClassesThat().resideInAnyPackage(later)
                    .allowEmptyShould(true).check(SHIPPED);
        }));
    }

    @Test
    void everyClassLivesInARoom() {
        String[] rooms = LINE.stream().map(RoomsTest::room).toArray(String[]::new);
        noClasses().should().resideOutsideOfPackages(rooms).check(SHIPPED);
    }

    @Test
    void liquibaseStaysInMigration() {
        noClasses().that().resideOutsideOfPackage(room("migration"))
                .should().dependOnClassesThat().resideInAnyPackage("liquibase..").check(SHIPPED);
    }

    @Test
    void serverTypesStayInDatabase() {
        noClasses().that().resideOutsideOfPackage(room("database"))
                .should().dependOnClassesThat().resideInAnyPackage("org.glassfish..", "fish.payara..", "com.sun.enterprise..",
                        "org.jboss..", "org.wildfly..").check(SHIPPED);
    }

    @Test
    void everyClassLogsSafely() {
        noClasses().that().resideOutsideOfPackage(room("configuration")).and().doNotHaveFullyQualifiedName(SILENCES_LIQUIBASE)
                .should().callMethod(Logger.class, "getLogger", String.class)
                .orShould().callMethod(System.class, "getLogger", String.class)
                .because("what a caller wrote must not forge a line: take SafeLogger.of").check(SHIPPED);
    }

    @Test
    void transactionsAreThoseThatRollBackForWhateverIsThrown() {
        noMethods().that().areDeclaredInClassesThat().resideOutsideOfPackage(room("database")).should().beAnnotatedWith(Transactional.class)
                .because("servers commit after some of what is thrown: take Transactions").check(SHIPPED);
        noClasses().should().beAnnotatedWith(Transactional.class).check(SHIPPED);
    }

    private static String room(String name) {
        return "org.backendfoundation." + name + "..";
    }
}
