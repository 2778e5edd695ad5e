package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.backendfoundation.console.Traffic.Request;
import org.backendfoundation.testkit.Deadline;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** What a person finds, presses and reads in the tab, and what a test measures there. Whatever is looked for is waited for. */
@SuppressWarnings("unchecked")
final class Page {

    static final int PHONE = 360;
    static final int TABLET = 768;
    static final int DESKTOP = 1440;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int TABS = 100;
    private static final int HEIGHT = 900;

    /** The innermost elements that stick out; nothing if what sticks out scrolls by itself. */
    private static final String WIDER_THAN_WINDOW = """
            const width = document.documentElement.clientWidth;
            const end = element => element.getBoundingClientRect().left + Math.max(element.getBoundingClientRect().width, element.scrollWidth);
            const out = [...document.body.querySelectorAll('*')].filter(element => end(element) > width + 1);
            return document.documentElement.scrollWidth <= width ? []
                : out.filter(element => !out.some(other => other !== element && element.contains(other))).map(element => element.cloneNode(false).outerHTML);
            """;

    private final ChromeDriver driver;
    private final Traffic traffic;
    private final Outline outline;

    Page(ChromeDriver driver, Traffic traffic) {
        this.driver = driver;
        this.traffic = traffic;
        this.outline = new Outline(driver);
    }

    /**
     * The only one of this role and accessible name, as {@code ("button", "Log in")}. The field of a label has the role {@code textbox}.
     */
    WebElement find(String role, String name) {
        await("one %s \"%s\"".formatted(role, name), () -> outline.all(role, name).size() == 1);
        return outline.all(role, name).get(0);
    }

    boolean has(String role, String name) {
        return !outline.all(role, name).isEmpty();
    }

    void awaitGone(String role, String name) {
        await("no %s \"%s\"".formatted(role, name), () -> !has(role, name));
    }

    void awaitText(String text) {
        await("\"%s\"".formatted(text), () -> text().contains(text));
    }

    /** What is visible. */
    String text() {
        return (String) evaluate("return document.body ? document.body.innerText : ''");
    }

    /** For a condition that has no method here. */
    void await(String what, BooleanSupplier condition) {
        if (!Deadline.within(PATIENCE, condition)) {
            throw new AssertionError("Waited %s s in vain for %s at %s, which has\n%s".formatted(PATIENCE.toSeconds(), what,
                    driver.getCurrentUrl(), outline));
        }
    }

    /** Presses keys or types a text, where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes there by the Tab key alone. */
    WebElement tabTo(String role, String name) {
        WebElement goal = find(role, name);
        for (int i = 0; i < TABS && !goal.equals(driver.switchTo().activeElement()); i++) {
            press(Keys.TAB);
        }
        if (!goal.equals(driver.switchTo().activeElement())) {
            throw new AssertionError("The Tab key does not lead to the %s \"%s\"".formatted(role, name));
        }
        return goal;
    }

    /** To what stands behind the address's {@code #/}. */
    void go(String hash) {
        evaluate("location.hash = '#/' + arguments[0]", hash);
    }

    void click(String role, String name) {
        find(role, name).click();
    }

    /** In place of what the field held. */
    void fill(String label, String text) {
        WebElement field = find("textbox", label);
        field.clear();
        field.sendKeys(text);
    }

    void reload() {
        driver.navigate().refresh();
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The value of a script's {@code return}. */
    Object evaluate(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The value that a script gives to the function that is its last argument. */
    Object evaluateUntilDone(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    void light() {
        prefer("light");
    }

    void dark() {
        prefer("dark");
    }

    /** Nothing moves either, so that nothing is looked at half-way. */
    private void prefer(String scheme) {
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** From now on each answer comes so many milliseconds later. */
    void slow(int milliseconds) {
        command("Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", milliseconds, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void width(int pixels) {
        command("Emulation.setDeviceMetricsOverride", Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What makes the page scroll sideways. */
    List<String> widerThanTheWindow() {
        return (List<String>) evaluate(WIDER_THAN_WINDOW);
    }

    /** What axe-core finds, a readable text for each rule. */
    List<String> violations() {
        return new Axe(driver).violations();
    }

    /** Fits on every width and breaks no rule, in light and dark; screenshots are kept under the name. */
    void assertUsableByEverybody(String name) {
        keepScreenshots(name);
        assertThat(violations()).as("in light").isEmpty();
        dark();
        assertThat(violations()).as("in dark").isEmpty();
        for (int width : List.of(DESKTOP, TABLET, PHONE)) {
            width(width);
            assertThat(widerThanTheWindow()).as("at %d px", width).isEmpty();
        }
        assertThat(violations()).as("on a phone, in dark").isEmpty();
        light();
        assertThat(violations()).as("on a phone").isEmpty();
    }

    /** NAME-light.png and NAME-dark.png; the page is light afterwards. */
    void keepScreenshots(String name) {
        dark();
        Screenshot.of(driver).writeTo(SCREENSHOTS.resolve(name + "-dark.png"));
        light();
        Screenshot.of(driver).writeTo(SCREENSHOTS.resolve(name + "-light.png"));
    }

    /** Everything the test's tab has asked for since it was opened. */
    List<Request> requests() {
        return traffic.soFar();
    }

    /** The bytes of JavaScript's heap that are in use after a collection. */
    long heap() {
        return afterCollection("JSHeapUsedSize");
    }

    /** The nodes that are kept after a collection, in the document or taken out of it. */
    long nodes() {
        return afterCollection("Nodes");
    }

    private long afterCollection(String metric) {
        command("Performance.enable", Map.of());
        command("HeapProfiler.collectGarbage", Map.of());
        List<Map<String, Object>> metrics = (List<Map<String, Object>>) command("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream().filter(each -> each.get("name").equals(metric)).map(each -> ((Number) each.get("value")).longValue())
                .findFirst().orElseThrow();
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }
}
