package org.backendfoundation.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testkit.Deadline;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What the console costs the one who opens it: the first view with a cold cache, turning pages of the audit trail at its end and deep in
 * it, and what is left on JavaScript's heap by a page that stays open and by going through all pages again and again. Medians.
 */
final class ConsoleMeasure {

    private static final int ROUNDS = 9;
    private static final Duration SEALED = Duration.ofMinutes(10);
    /** Verifies nothing, and leaves an entry itself. */
    private static final String UNSEALED = "audit-entries/integrity?from=2999-01-01T00:00:00Z";
    private static final int FEW = 1_000;
    private static final int PAGES_DEEP = 40;
    private static final int TOURS = 20;
    private static final List<
            String> PAGES = List.of("overview", "database", "migrations", "audit", "tasks", "load", "logs", "configuration", "actors");

    /** Notes when the overview's verdict stands there; before that nobody can do anything. */
    private static final String WATCH = """
            new MutationObserver((changes, watch) => {
              if (document.querySelector('.notice .big')) { window.servingAt = performance.now(); watch.disconnect(); }
            }).observe(document, {childList: true, subtree: true});""";

    private static final String ENTRIES = """
            INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_type, entity_id, outcome, metadata)
            SELECT 'UPDATE', md5((n %% 1000)::text)::uuid, 'bench ' || n %% 1000, 'Invoice', md5(n::text)::uuid, 'SUCCESS', '{}' FROM generate_series(1, %s) n""";

    private final ActorNodes nodes;
    private final String key;
    private final ChromeDriver driver = Chromium.require().start();

    private ConsoleMeasure(ActorNodes nodes) {
        this.nodes = nodes;
        this.key = nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text();
    }

    /** @param arguments an empty directory for the database, entries of the trail, minutes that a page stays open */
    public static void main(String[] arguments) {
        try (ActorNodes nodes = ActorNodes.start(Path.of(arguments[0]), "console-measure", 1,
                Map.of("SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0"))) {
            ConsoleMeasure measure = new ConsoleMeasure(nodes);
            try {
                measure.firstView();
                measure.auditPages(Integer.parseInt(arguments[1]));
                measure.heap(Integer.parseInt(arguments[2]));
            } finally {
                measure.driver.quit();
            }
        }
    }

    private void firstView() {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        Traffic traffic = new Traffic(driver);
        logIn();
        List<Traffic.Request> requests = traffic.soFar();
        System.out.printf("first view, cold cache: %d requests, %,d bytes%n", requests.size(),
                requests.stream().mapToLong(Traffic.Request::bytes).sum());
        System.out.printf("first view, cold cache, until it says whether the node serves: %d ms%n", median(this::logIn));
    }

    /** @return milliseconds from the address on */
    private long logIn() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.get("about:blank");
        driver.get(nodes.node(0).address("/admin/#link=" + nodes.as(key).post("session-links", "").json().getString("code")).toString());
        await("the overview", "return window.servingAt !== undefined");
        return ((Number) driver.executeScript("return window.servingAt")).longValue();
    }

    private void auditPages(int entries) {
        nodes.execute(ENTRIES.formatted(entries));
        nodes.execute("ANALYZE audit_trail.audit_entry");
        Deadline.await("the seals of the entries", SEALED, () -> nodes.as(key).get(UNSEALED).json().getInt("unsealed") < FEW);
        go("audit?entity_type=Invoice");
        await("entries", "return document.querySelectorAll('tbody tr').length === 50");
        System.out.printf("a page of 50 among %,d entries, at the end: %d ms%n", entries, median(this::older));
        for (int i = 0; i < PAGES_DEEP; i++) {
            older();
        }
        System.out.printf("a page of 50 among %,d entries, %d pages on: %d ms, %s elements in the document%n", entries, PAGES_DEEP + ROUNDS,
                median(this::older),
                driver.executeScript("return document.querySelectorAll('*').length"));
    }

    /** @return milliseconds from the press until the next page stands there */
    private long older() {
        return ((Number) driver.executeAsyncScript("""
                const done = arguments[0], begun = performance.now(), before = document.querySelector('tbody tr');
                const watch = new MutationObserver(() => {
                  const now = document.querySelector('tbody tr');
                  if (now && now !== before) { watch.disconnect(); done(performance.now() - begun); }
                });
                watch.observe(document, {childList: true, subtree: true});
                [...document.querySelectorAll('button')].find(button => button.textContent === 'Older').click();""")).longValue();
    }

    private void heap(int minutes) {
        Page page = new Page(driver, new Traffic(driver));
        PAGES.forEach(this::visit);
        go("database");
        for (int minute = 0; minute <= minutes; minute++) {
            System.out.printf("heap with the database page open, after %d min: %,d bytes%n", minute, page.heap());
            awaitMinutes(minute < minutes ? 1 : 0);
        }
        for (int times = TOURS; times <= 5 * TOURS; times += TOURS) {
            IntStream.range(0, TOURS).forEach(tour -> PAGES.forEach(this::visit));
            System.out.printf("heap after going through all pages %d times: %,d bytes%n", times, page.heap());
        }
    }

    /** The page's own clock, so that what it does meanwhile is done. */
    private void awaitMinutes(int minutes) {
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(minutes + 1L));
        driver.executeAsyncScript("setTimeout(arguments[1], arguments[0])", minutes * 60_000);
    }

    private void visit(String hash) {
        go(hash);
        await(hash, "return document.querySelector('h2') && !document.querySelector('main').innerText.includes('Loading …')");
    }

    private void go(String hash) {
        driver.executeScript("location.hash = '#/' + arguments[0]", hash);
    }

    private void await(String what, String script) {
        Deadline.await(what, Duration.ofSeconds(30), () -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    private static long median(LongSupplier measured) {
        return LongStream.generate(measured).limit(ROUNDS).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
