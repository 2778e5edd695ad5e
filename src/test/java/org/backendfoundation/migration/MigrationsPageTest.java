package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.revision.RevisionLabel;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** Operators can look up every state of the schema, and teams every label of a revision. */
class MigrationsPageTest {

    private final Document page = Document.page("migrations");

    @Test
    void everyStateIsListed() {
        assertThat(page.firstColumn("| state |")).containsExactlyInAnyOrderElementsOf(names(SchemaState.values()));
    }

    @Test
    void everyLabelIsListed() {
        assertThat(page.firstColumn("| `<include")).containsExactlyInAnyOrderElementsOf(names(RevisionLabel.values()));
    }

    private static List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::toString).toList();
    }
}
