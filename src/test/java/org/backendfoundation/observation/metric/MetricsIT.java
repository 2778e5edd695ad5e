package org.backendfoundation.observation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus gets from a node. */
class MetricsIT {

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern OPERATION = Pattern.compile("(?m)^http_server_\\w+\\{(method=\"\\w+\",route=\"[^\"]*\").*$");
    private static final int MOST_OF_AN_OPERATION = 12;
    private static final int MOST_BESIDES = 500;

    /** They are read each 15 s. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static SampleServer sample;
    private static Api monitor;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        monitor = sample.caller("prometheus", Roles.MONITOR);
    }

    private static String scrape() {
        Answer answer = monitor.get("metrics");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** 0 where there is no such series. */
    private static double value(String series) {
        return scrape().lines().filter(line -> line.startsWith(series + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(series.length() + 1))).orElse(0.0);
    }

    private static double answers(String method, String route, String status) {
        return value("http_server_responses_total{method=\"%s\",route=\"%s\",status=\"%s\"}".formatted(method, route, status));
    }

    private static Map<String, Long> operations(String scraped) {
        return OPERATION.matcher(scraped).results().map(MatchResult::group)
                .map(line -> line.replaceAll(".*\\{(.*?\",route=\"[^\"]*\").*", "$1"))
                .collect(Collectors.groupingBy(operation -> operation, TreeMap::new, Collectors.counting()));
    }

    @Test
    void pageHasEveryMetric() {
        Deadline.await("the first figures of the database", AMPLE, () -> scrape().contains("foundation_jobs{"));
        Set<String> found = TYPE.matcher(scrape()).results().map(type -> type.group(1))
                .filter(name -> !name.startsWith("jvm_") && !name.startsWith("process_") && !name.startsWith("shop_"))
                .collect(Collectors.toCollection(TreeSet::new));

        found.add("jvm_…, process_…");
        assertThat(Document.page("observation").firstColumn("| metric |")).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void keyWithTheRoleIsNeeded() {
        assertThat(sample.one().asStranger().get("metrics").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(sample.one().as("fk_" + "x".repeat(30)).get("metrics").status()).isEqualTo(401);
        assertThat(sample.one().get("metrics").code()).isEqualTo("FORBIDDEN");
        assertThat(sample.caller("operator-of-metrics", Roles.OPERATOR).get("metrics").status()).isEqualTo(200);
        assertThat(sample.administrator().get("metrics").status()).isEqualTo(200);
        assertThat(monitor.get("database").status()).isEqualTo(403);
    }

    @Test
    void refusedScrapeCountsAsOthersDo() {
        double forbidden = value("foundation_refused_requests_total{reason=\"forbidden\"}");
        double anonymous = value("foundation_refused_requests_total{reason=\"no_credential\"}");

        sample.one().get("metrics");
        sample.one().asStranger().get("metrics");

        assertThat(value("foundation_refused_requests_total{reason=\"forbidden\"}") - forbidden).isEqualTo(1);
        assertThat(value("foundation_refused_requests_total{reason=\"no_credential\"}") - anonymous).isEqualTo(1);
    }

    @Test
    void requestCountsForItsOperationWhateverTheAnswer() {
        String route = "/api/v1/parcels/{id}";
        double before = answers("GET", route, "4xx");

        sample.one().get("parcels/" + UUID.randomUUID());
        sample.one().asStranger().get("parcels/" + UUID.randomUUID());
        sample.one().send("parcels/" + UUID.randomUUID(), request -> request.method("HEAD", BodyPublishers.noBody()));

        assertThat(answers("GET", route, "4xx") - before).isEqualTo(3);
        assertThat(value("http_server_request_duration_seconds_count{method=\"GET\",route=\"" + route + "\"}")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void laterAnswerIsCountedWithItsStatus() {
        String route = "/api/v1/migrations/stamp";
        double before = answers("POST", route, "4xx");

        sample.administrator().post("migrations/stamp", "{\"to\": \"no-such-revision\", \"reason\": \"to be refused\"}");

        assertThat(answers("POST", route, "4xx") - before).isEqualTo(1);
        assertThat(value("http_server_active_requests")).isEqualTo(1);
    }

    @Test
    void callersAddNoSeries() {
        sample.one().get("no-such-path");
        Set<String> before = operations(scrape()).keySet();

        IntStream.range(0, 50).forEach(i -> {
            sample.one().get("random-" + i + "?a=" + i);
            sample.one().get("/admin/random-" + i);
            sample.one().send("parcels", request -> request.method("RANDOM" + i, BodyPublishers.noBody()));
            sample.one().get("parcels/" + UUID.randomUUID());
        });

        assertThat(operations(scrape()).keySet()).containsAll(before).hasSizeLessThanOrEqualTo(before.size() + 1);
    }

    @Test
    void seriesAreFew() {
        String scraped = scrape();
        long samples = scraped.lines().filter(line -> !line.startsWith("#")).count();
        Map<String, Long> operations = operations(scraped);

        assertThat(operations.values()).allMatch(series -> series <= MOST_OF_AN_OPERATION);
        assertThat(samples - operations.values().stream().mapToLong(Long::longValue).sum()).isLessThan(MOST_BESIDES);
    }

    @Test
    void refusalsAreCountedByReason() {
        String wrong = "foundation_refused_requests_total{reason=\"invalid_credential\"}";
        double before = value(wrong);

        sample.one().as("fk_" + "y".repeat(30)).get("parcels");

        assertThat(value(wrong) - before).isEqualTo(1);
    }

    @Test
    void acceptChoosesTheFormat() {
        Answer open = monitor.get("metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
        Answer plain = monitor.get("metrics");

        assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
        assertThat(plain.header("Content-Type")).startsWith("text/plain");
        assertThat(plain.body()).contains("foundation_node_ready 1");
    }

    @Test
    void applicationAddsItsOwn() {
        double before = value("shop_suppliers_changed_total");

        sample.one().post("suppliers", "{\"name\": \"Counted\"}");

        assertThat(value("shop_suppliers_changed_total") - before).isEqualTo(1);
    }
}
