package org.backendfoundation.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * One headless Chromium for the tests of a class; each finds it without cookies, cache and storage, in a new tab. After each, nothing may
 * have violated the content security policy, gone uncaught or been logged as severe, except what the test allowed.
 * <pre>{@code
 * @RegisterExtension
 * static final HeadlessBrowser browser = new HeadlessBrowser();
 *
 * @Test
 * void unknownKeyIsRefused() {
 *     browser.allow("status of 401");
 *     Page page = browser.open(address);
 *     page.find("textbox", "API key").sendKeys("fk_unknown", Keys.ENTER);
 *     page.awaitText("The key is not valid");
 * }
 * }</pre>
 */
final class HeadlessBrowser implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final String EVERY_ORIGIN = "*";

    private ChromeDriver driver;
    private Complaints complaints;
    private Traffic traffic;
    private final List<String> allowed = new ArrayList<>();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.isRequired() || Chromium.installed().isPresent()
                ? ConditionEvaluationResult.enabled("with the Chromium of this machine")
                : ConditionEvaluationResult.disabled("Skipped: " + Chromium.MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        driver = Chromium.require().start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        newTab();
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", EVERY_ORIGIN, "storageTypes", "all"));
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        complaints = new Complaints(driver);
        traffic = new Traffic(driver);
        allowed.clear();
    }

    /**
     * What the last test left behind ends with its tab: timers, requests under way, the storage of its session. The new one looks as if it
     * were in front.
     */
    private void newTab() {
        String last = driver.getWindowHandle();
        String next = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        driver.switchTo().window(last).close();
        driver.switchTo().window(next);
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    /** Opens the address in this test's tab. */
    Page open(URI address) {
        driver.get(address.toString());
        return new Page(driver, traffic);
    }

    /** Lets pass what has this in it, as Chromium logs an answer 401 whoever expected it. */
    void allow(String part) {
        allowed.add(part);
    }

    /** What came up so far in this test and was not allowed. */
    List<String> complaints() {
        return complaints.soFar().stream().filter(complaint -> allowed.stream().noneMatch(complaint::contains)).toList();
    }

    void assertNoComplaints() {
        if (!complaints().isEmpty()) {
            throw new AssertionError("The page was to run without complaint, and there came:\n" + String.join("\n", complaints()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Screenshot.of(driver)
                    .writeTo(Path.of("target", "screenshots", "failed-%s.%s.png".formatted(context.getRequiredTestClass().getSimpleName(),
                            context.getRequiredTestMethod().getName())));
        }
        assertNoComplaints();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
        }
    }
}
