package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.persistence.ListQuery.Comparison;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;

class ListQueryParserTest {

    private final EntityMetadata<Invoice> metadata = metadata();

    private static EntityMetadata<Invoice> metadata() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class);
        return EntityMetadata.of(Invoice.class);
    }

    @Test
    void nothingGivenIsTheWholeListInPagesOfFifty() {
        ListQuery listing = read(Map.of());

        assertThat(listing.limit()).isEqualTo(50);
        assertThat(listing.filters()).isEmpty();
        assertThat(listing.sort()).isEmpty();
    }

    @Test
    void minusTurnsTheSortRound() {
        assertThat(read(Map.of("sort", List.of("-due_on"))).isDescending()).isTrue();
        assertThat(read(Map.of("sort", List.of("due_on"))).isDescending()).isFalse();
    }

    @Test
    void suffixesMakeRanges() {
        assertThat(read(Map.of("total_from", List.of("1.50"), "total_to", List.of("3"))).filters()).extracting(ListQuery.Filter::comparison)
                .containsExactly(Comparison.FROM, Comparison.TO);
    }

    @Test
    void unknownParameterIsToldWhatThereIs() {
        assertThatThrownBy(() -> read(Map.of("total_form", List.of("1.50")))).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations().get(0).message()).contains("total, total_from, total_to"));
    }

    @Property
    void limitIsTakenWithinItsBounds(@ForAll int limit) {
        Map<String, List<String>> sent = Map.of("limit", List.of(String.valueOf(limit)));
        if (limit >= 1 && limit <= 200) {
            assertThat(read(sent).limit()).isEqualTo(limit);
        } else {
            assertThatThrownBy(() -> read(sent)).isInstanceOf(ProblemException.class);
        }
    }

    @Property
    void anyParameterIsTakenOrRefused(@ForAll String name, @ForAll String value) {
        try {
            read(Map.of(name, List.of(value)));
        } catch (ProblemException refused) {
            assertThat(refused.code().name()).isIn("VALIDATION_FAILED", "INVALID_CURSOR");
        }
    }

    @Property
    void cursorFitsTheSameQuestionOnly(@ForAll @IntRange(max = 9) int asked, @ForAll @IntRange(max = 9) int used) {
        String scope = read(Map.of("total", List.of(String.valueOf(asked)))).scope();

        assertThat(read(Map.of("total", List.of(String.valueOf(used)))).scope().equals(scope)).isEqualTo(asked == used);
    }

    @Test
    void cursorWithoutValueDoesNotFitAColumnThatAlwaysHasOne() {
        Map<String, List<String>> sent = Map.of("sort", List.of("total"));
        String forged = new Cursor(null, Identifiers.next()).encode(read(sent).scope());

        assertThatThrownBy(() -> read(Map.of("sort", List.of("total"), "cursor", List.of(forged)))).isInstanceOf(ProblemException.class);
    }

    private ListQuery read(Map<String, List<String>> sent) {
        return ListQueryParser.read(metadata, false, sent);
    }
}
