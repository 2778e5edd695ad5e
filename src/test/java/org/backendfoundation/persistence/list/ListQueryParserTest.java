package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(listing.sorts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"due_on | false", "-due_on | true", "due_on,-total | false;true", "-total,due_on | true;false"})
    void minusTurnsASortRoundAndTheIdWithTheLast(String sort, String descending) {
        ListQuery listing = read(Map.of("sort", List.of(sort)));

        assertThat(listing.sorts()).extracting(one -> String.valueOf(one.descending())).containsExactly(descending.split(";"));
        assertThat(String.valueOf(listing.isIdDescending())).isEqualTo(descending.replaceAll(".*;", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"number | one_of | due_on, total", "due_on, | one_of | due_on, total", "'' | one_of | due_on, total",
                "due_on,-due_on | unique | once", "due_on,total,customer,approved_by | too_many | 3", "--total | one_of | total"})
    void otherSortsAreRefused(String sort, String rule, String message) {
        assertRefused(Map.of("sort", List.of(sort)), rule, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "total         | 1.50       | EQUAL  | 1.50",
        "total_in      | 1.50,3,1.5 | IN     | 1.50;3;1.5",
        "total_not     | 3          | NOT    | 3",
        "due_on_null   | true       | NULL   | true",
        "number_prefix | a%         | PREFIX | a%",
        "number_prefix | ''         | PREFIX | ''",
        "total_from    | 1.50       | FROM   | 1.50",
        "total_to      | 3          | TO     | 3"})
    void endingMakesTheOperator(String parameter, String text, Operator operator, String values) {
        Filter filter = read(Map.of(parameter, List.of(text))).filters().get(0);

        assertThat(filter.operator()).isEqualTo(operator);
        assertThat(filter.values()).extracting(String::valueOf).containsExactly(values.split(";", -1));
    }

    @ParameterizedTest
    @CsvSource({"total_null,true", "total_prefix,1", "customer_from,a", "due_on_prefix,2026", "colour_in,red", "_in,a", "total_in_not,1"})
    void operatorThatAnAttributeDoesNotHaveIsUnknown(String parameter, String text) {
        assertRefused(Map.of(parameter, List.of(text)), "unknown", "due_on_null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "total_in    | 1,many | type", "total_in | '' | type", "due_on_in | 2026-01-01, | format", "due_on_null | yes | type"})
    void operandOfAnotherFormIsRefused(String parameter, String text, String rule) {
        assertRefused(Map.of(parameter, List.of(text)), rule, "Must be");
    }

    @Test
    void atMostHundredValuesAreTaken() {
        String hundred = IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(read(Map.of("total_in", List.of(hundred))).filters().get(0).values()).hasSize(100);
        assertRefused(Map.of("total_in", List.of(hundred + ",100")), "too_many", "100");
    }

    private void assertRefused(Map<String, List<String>> sent, String rule, String message) {
        assertThatThrownBy(() -> read(sent)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations()).singleElement().satisfies(found -> {
                    assertThat(found.rule()).isEqualTo(rule);
                    assertThat(found.message()).contains(message);
                }));
    }

    @Test
    void unknownParameterIsToldWhatThereIs() {
        assertThatThrownBy(() -> read(Map.of("total_form", List.of("1.50")))).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations().get(0).message()).contains("total, total_in, total_not, total_from, total_to"));
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
    void cursorFitsTheSameOperatorAndValuesOnly() {
        List<Map<String, List<String>>> lists = List.of(Map.of(), Map.of("total", List.of("1")), Map.of("total_not", List.of("1")),
                Map.of("total_in", List.of("1")), Map.of("total_in", List.of("1,2")), Map.of("total", List.of("1"), "number", List.of("2")),
                Map.of("total_from", List.of("1")), Map.of("number", List.of("1")), Map.of("number_prefix", List.of("1")),
                Map.of("number_prefix", List.of("15:total1:1")), Map.of("due_on_null", List.of("true")),
                Map.of("due_on_null", List.of("false")), Map.of("sort", List.of("total")), Map.of("sort", List.of("-total")));

        assertThat(lists).extracting(list -> read(list).scope()).doesNotHaveDuplicates();
    }

    private ListQuery read(Map<String, List<String>> sent) {
        return ListQueryParser.read(metadata, false, sent);
    }
}
