package org.backendfoundation.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditActions;
import org.backendfoundation.audit.trail.AuditedMethods;
import org.backendfoundation.audit.trail.ShippedActions;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

/** Auditors can look up every action that the foundation records, on the page about the trail as in the registry. */
class AuditActionsPageTest {

    private static final Path REVISIONS = Path.of("src", "main", "resources", "db", "revision");
    /** An entry that a function writes, or the choice of a trigger. */
    private static final Pattern ACTION = Pattern.compile("(?:VALUES \\('|(?:THEN|ELSE) ')([A-Z_]+)'");

    @Test
    void pageListsTheRegistry() {
        List<String> page = Document.page("audit").table("| action |").stream().map(row -> row.replace("`", "")).toList();

        assertThat(page).containsExactlyInAnyOrderElementsOf(ShippedActions.ALL.stream().map(AuditActionsPageTest::row).toList());
    }

    /** To mend: make it one of the room's {@link AuditActions}. */
    @Test
    void actionsAreMadeWhereTheRegistryFindsThem() {
        noClasses().that().areNotAssignableTo(AuditActions.class).and().areNotAssignableTo(AuditedMethods.class)
                .should().callConstructor(AuditAction.class, String.class, String.class).check(ShippedClasses.ALL);
    }

    @Test
    void registryHasWhatTheDatabaseRecords() {
        assertThat(ShippedActions.ALL.stream().map(AuditAction::name)).containsAll(recordedByTheDatabase());
    }

    private static String row(AuditAction action) {
        return "| %s | %s |".formatted(action.name(), action.meaning());
    }

    private static List<String> recordedByTheDatabase() {
        try (Stream<Path> files = Files.walk(REVISIONS)) {
            return files.filter(Files::isRegularFile).map(AuditActionsPageTest::text)
                    .flatMap(revision -> ACTION.matcher(revision).results()).map(match -> match.group(1)).toList();
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
}
