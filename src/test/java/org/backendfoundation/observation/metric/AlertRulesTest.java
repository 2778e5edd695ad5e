package org.backendfoundation.observation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for Prometheus and Grafana ask for metrics that there are. The drill of alerts fires each rule. */
class AlertRulesTest {

    private static final Document PAGE = Document.page("observation");
    private static final Pattern ALERT = Pattern.compile("(?m)- alert: (\\w+)\\R(?:.*\\R)*?\\s+labels: \\{severity: (\\w+)}");
    private static final Pattern METRIC = Pattern.compile("\\b(foundation|http_server)_[a-z_]+");
    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_(bucket|sum|count)$");

    @Test
    void pageSaysOfEachAlertWhatToDo() {
        List<String> shipped = ALERT.matcher(AlertFiles.text(AlertFiles.RULES)).results()
                .map(alert -> alert.group(1) + " " + alert.group(2)).toList();

        assertThat(shipped).isNotEmpty();
        assertThat(PAGE.table("| alert |").stream().map(Document::cells).map(cells -> cells.get(0) + " " + cells.get(1)))
                .containsExactlyElementsOf(shipped);
    }

    @ParameterizedTest
    @ValueSource(strings = {AlertFiles.RULES, AlertFiles.DASHBOARD})
    void everyMetricThatIsAskedForExists(String file) {
        Set<String> known = Set.copyOf(PAGE.firstColumn("| metric |"));
        Set<String> asked = METRIC.matcher(AlertFiles.text(file)).results().map(MatchResult::group)
                .map(name -> OF_A_HISTOGRAM.matcher(name).replaceFirst("")).collect(Collectors.toSet());

        assertThat(asked).isNotEmpty().allMatch(known::contains);
    }
}
