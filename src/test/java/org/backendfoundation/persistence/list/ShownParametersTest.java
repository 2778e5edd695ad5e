package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownParametersTest {

    private final EntityMetadata<Invoice> metadata = metadata();

    private static EntityMetadata<Invoice> metadata() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class);
        return EntityMetadata.of(Invoice.class);
    }

    @Test
    void nothingGivenShowsEverything() {
        assertThat(ShownParameters.ofRow(metadata, Map.of()).fields()).isEmpty();
        assertThat(ShownParameters.ofList(metadata, Map.of("total", List.of("1"))).fields()).isEmpty();
    }

    @Test
    void fieldsAreNamedWithCommas() {
        assertThat(ShownParameters.ofRow(metadata, sent("fields=number,total")).fields()).containsExactly("number", "total");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fields=colour              | fields one_of",
        "fields=                    | fields one_of",
        "fields=number,             | fields one_of",
        "fields=number,number       | fields unique",
        "fields=number&fields=total | fields single"})
    void otherFieldsAreRefused(String query, String violation) {
        assertThat(violations(() -> ShownParameters.ofRow(metadata, sent(query)))).containsExactly(violation);
        assertThat(violations(() -> ShownParameters.ofList(metadata, sent(query)))).containsExactly(violation);
    }

    @Test
    void countIsExactOrEstimatedOrNotThere() {
        assertThat(ShownParameters.ofList(metadata, sent("count=exact")).count()).contains(RowCount.Kind.EXACT);
        assertThat(ShownParameters.ofList(metadata, sent("count=estimated")).count()).contains(RowCount.Kind.ESTIMATED);
        assertThat(ShownParameters.ofList(metadata, sent("limit=1")).count()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"count=EXACT | count one_of", "count= | count one_of", "count=exact&count=exact | count single",
        "count=roughly&limit=0 | count one_of,limit range"})
    void otherCountsAreRefused(String query, String violations) {
        assertThat(violations(() -> ShownParameters.ofList(metadata, sent(query)))).containsExactlyInAnyOrder(violations.split(",", -1));
    }

    @Test
    void whatElseIsWrongIsToldAtOnce() {
        assertThat(violations(() -> ShownParameters.ofList(metadata, sent("fields=colour&limit=0&shade=red&expand=owner"))))
                .containsExactlyInAnyOrder("fields one_of", "limit range", "shade unknown", "expand one_of");
        assertThat(violations(() -> ShownParameters.ofRow(metadata, sent("fields=colour&expand=owner"))))
                .containsExactlyInAnyOrder("fields one_of", "expand one_of");
    }

    @Test
    void restSaysWhichRowsThereAre() {
        assertThat(ShownParameters.ofRows(sent("fields=number&total=1&sort=total&count=exact"))).containsOnlyKeys("total", "sort");
    }

    private static List<String> violations(Runnable work) {
        return catchThrowableOfType(ProblemException.class, work::run).violations().stream()
                .map(found -> found.pointer() + " " + found.rule()).toList();
    }

    private static Map<String, List<String>> sent(String query) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Arrays.stream(query.split("&", -1)).map(parameter -> parameter.split("=", 2))
                .forEach(parameter -> sent.merge(parameter[0], List.of(parameter[1]), (one, other) -> List.of(one.get(0), other.get(0))));
        return sent;
    }
}
