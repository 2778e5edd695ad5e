package org.backendfoundation.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * What one tab violated, left uncaught or failed to load. It is all read from Chromium's log, which outlives the page: Chromium itself logs
 * an uncaught error and a failed request, and a listener that is there before any script of the page logs each
 * {@code securitypolicyviolation}.
 */
final class Complaints {

    private static final String VIOLATION = "securitypolicyviolation: ";
    private static final String LISTENER = """
            const say = console.debug.bind(console);
            addEventListener('securitypolicyviolation', event =>
                say('%s' + event.effectiveDirective + ' refused ' + (event.blockedURI || 'something inline') + ' in ' + event.documentURI));
            """.formatted(VIOLATION);

    private final ChromeDriver driver;
    private final List<String> seen = new ArrayList<>();

    /** For the tab that is shown now; what was logged before is forgotten. */
    Complaints(ChromeDriver driver) {
        this.driver = driver;
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", "{" + LISTENER + "}"));
        read();
        seen.clear();
    }

    List<String> soFar() {
        read();
        return List.copyOf(seen);
    }

    /** Reading takes the entries out of the log. */
    private void read() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(Complaints::isComplaint).map(LogEntry::getMessage)
                .forEach(seen::add);
    }

    private static boolean isComplaint(LogEntry entry) {
        return entry.getLevel().intValue() >= Level.SEVERE.intValue() || entry.getMessage().contains(VIOLATION);
    }
}
