package org.backendfoundation.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Deque's axe-core, for what a machine can find of WCAG 2.0 to 2.2, levels A and AA. The driver brings it in past the page's content
 * security policy.
 */
@SuppressWarnings("unchecked")
final class Axe {

    private static final String SCRIPT = script();
    private static final String IS_THERE = "return !!window.axe";
    private static final String RUN = """
            const done = arguments[0];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], preload: false, resultTypes: ['violations']})
                .then(result => done(result.violations), error => done([{id: 'axe', impact: 'failed', help: String(error), nodes: []}]));
            """;

    private final ChromeDriver driver;

    Axe(ChromeDriver driver) {
        this.driver = driver;
    }

    /** One readable text for each rule that is violated. */
    List<String> violations() {
        if (!(Boolean) driver.executeScript(IS_THERE)) {
            driver.executeScript(SCRIPT);
        }
        return ((List<Map<String, Object>>) driver.executeAsyncScript(RUN)).stream().map(Axe::text).toList();
    }

    private static String text(Map<String, Object> violation) {
        String nodes = ((List<Map<String, Object>>) violation.get("nodes")).stream().map(Axe::node).collect(Collectors.joining());
        return "%s (%s): %s%s".formatted(violation.get("id"), violation.get("impact"), violation.get("help"), nodes);
    }

    private static String node(Map<String, Object> node) {
        return "%n  %s%n    %s".formatted(node.get("html"), String.valueOf(node.get("failureSummary")).replace("\n", "\n    "));
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
