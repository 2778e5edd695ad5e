package org.backendfoundation.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {

    private static final Revision A = new Revision("aaaaaaaaaaaa", "first", "db/aaaaaaaaaaaa_first.sql", "sum-a", Set.of(), true);
    private static final Revision B = new Revision("bbbbbbbbbbbb", "second", "db/bbbbbbbbbbbb_second.sql", "sum-b", Set.of(), true);
    private static final ChangeLog BOTH = new ChangeLog(List.of(A, B), List.of());

    @Test
    void listedAndNotAppliedIsPending() {
        SchemaComparison half = new SchemaComparison(BOTH, List.of(applied(A, "sum-a")), Optional.empty(), Map.of());

        assertThat(half.pending()).containsExactly(B);
        assertThat(half.isCurrent()).isFalse();
        assertThat(half.currentId()).contains(A.id());
    }

    @Test
    void allAppliedIsCurrent() {
        SchemaComparison all = new SchemaComparison(BOTH, List.of(applied(A, "sum-a"), applied(B, null)), Optional.empty(), Map.of());

        assertThat(all.isCurrent()).isTrue();
        assertThatCode(all::requireValid).doesNotThrowAnyException();
    }

    @Test
    void editedFileIsRefusedByName() {
        SchemaComparison edited = new SchemaComparison(BOTH, List.of(applied(A, "another")), Optional.empty(), Map.of());

        assertThatThrownBy(edited::requireValid).isInstanceOf(ProblemException.class)
                .hasMessageContaining(A.file()).hasMessageContaining("restore the released file")
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.REVISION_EDITED);
    }

    @Test
    void newerSchemaIsRefusedByName() {
        ChangeLog older = new ChangeLog(List.of(A), List.of());
        SchemaComparison newer = new SchemaComparison(older, List.of(applied(A, "sum-a"), applied(B, "sum-b")), Optional.empty(), Map.of());

        assertThatThrownBy(newer::requireValid).hasMessageContaining(B.file())
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.SCHEMA_NEWER);
    }

    @Test
    void brokenChangeLogIsRefusedWithEveryFinding() {
        SchemaComparison broken = new SchemaComparison(new ChangeLog(List.of(), List.of("one thing", "another")), List.of(),
                Optional.empty(), Map.of());

        assertThatThrownBy(broken::requireValid).hasMessageContaining("one thing").hasMessageContaining("another")
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.CHANGE_LOG_INVALID);
    }

    private static AppliedRevision applied(Revision revision, String checksum) {
        return new AppliedRevision(revision.id(), revision.file(), checksum, Set.of());
    }
}
