package org.backendfoundation.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The browser of the other tests notices what they rely on it to notice. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class HeadlessBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NOTHING = "";
    private static final String GOOD = """
            <!DOCTYPE html><html lang="en"><head><title>Good</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
            <link rel="stylesheet" href="style.css"><script type="module" src="script.js"></script></head>
            <body><main><h1>Good</h1><label>Name <input></label> <button type="button">Greet</button><button type="button" hidden>Secret</button>
            <p role="status"></p></main></body></html>
            """;
    private static final Map<String, String> FILES = Map.ofEntries(entry("/good", GOOD),
            entry("/style.css", ":root { color-scheme: light dark } @media (prefers-color-scheme: dark) { h1 { font-style: italic } }"),
            entry("/script.js",
                    "const [name, button, status] = ['input', 'button', '[role=status]'].map(each => document.querySelector(each));"
                            + "button.onclick = () => setTimeout(() => status.textContent = 'Hello, ' + name.value, 300);"),
            entry("/inline", GOOD.replace("<script ", "<script src=\"watches.js\"></script><script ")
                    .replace("</main>", "</main><script>alert(1)</script>")),
            entry("/watches.js", "addEventListener('securitypolicyviolation', () => document.querySelector('p').textContent = 'Refused');"),
            entry("/throws", GOOD.replace("script.js", "throws.js")),
            entry("/throws.js", "setTimeout(() => { throw new Error('nobody catches this'); });"),
            entry("/rejects", GOOD.replace("script.js", "rejects.js")),
            entry("/rejects.js", "Promise.reject(new Error('nobody awaits this'));"),
            entry("/pale", GOOD.replace("style.css", "pale.css")),
            entry("/pale.css",
                    ":root { color-scheme: light dark } @media (prefers-color-scheme: dark) { h1 { background: #000; color: #333 } }"),
            entry("/wide", GOOD.replace("<p ", "<pre>" + "wide".repeat(100) + "</pre><p ")));

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", HeadlessBrowserIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = FILES.getOrDefault(path, "not here").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:");
        String type = path.endsWith(".js") ? "javascript" : path.endsWith(".css") ? "css" : "html";
        exchange.getResponseHeaders().add("Content-Type", "text/" + type);
        exchange.sendResponseHeaders(FILES.containsKey(path) ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void goodPageGivesNoReasonToComplain() {
        Page page = open("/good");

        assertThat(page.violations()).isEmpty();
        assertThat(page.widerThanTheWindow()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void scriptThatThePolicyRefusesIsNoticedAsAnEventAndInTheLog() {
        open("/inline");

        assertNoticed("script-src-elem refused inline", "Content Security Policy");
    }

    @Test
    void violationIsNoticedAfterThePageHasGone() {
        open("/inline").awaitText("Refused");
        open("/good");

        assertNoticed("securitypolicyviolation");
    }

    @Test
    void errorThatNobodyCatchesIsNoticed() {
        open("/throws");

        assertNoticed("nobody catches this");
    }

    @Test
    void promiseThatNobodyAwaitsIsNoticed() {
        open("/rejects");

        assertNoticed("nobody awaits this");
    }

    @Test
    void requestThatFailsIsNoticedUnlessItIsAllowed() {
        open("/nowhere");

        assertNoticed("status of 404");
        browser.allow("status of 404");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void lackOfContrastIsFoundInTheSchemeThatHasIt() {
        Page page = open("/pale");

        assertThat(page.violations()).isEmpty();
        page.dark();
        assertThat(page.violations()).singleElement().asString().contains("color-contrast (serious)", "<h1>Good</h1>",
                "Fix any of the following");
    }

    @Test
    void whatIsWiderThanTheWindowIsFoundAtTheWidthAtWhichItIs() {
        Page page = open("/wide");

        page.width(Page.PHONE);
        assertThat(page.widerThanTheWindow()).contains("<pre></pre>");
        page.width(10 * Page.DESKTOP);
        assertThat(page.widerThanTheWindow()).isEmpty();
    }

    @Test
    void keyboardReachesWritesAndPresses() {
        Page page = open("/good");

        page.tabTo("textbox", "Name");
        page.press("Ada", Keys.TAB, Keys.SPACE);

        page.awaitText("Hello, Ada");
    }

    @Test
    void whatIsHiddenIsNotFound() {
        Page page = open("/good");

        page.await("the button", () -> page.has("button", "Greet"));
        assertThat(page.has("button", "Secret")).isFalse();
        assertThat(page.has("link", "Greet")).isFalse();
    }

    @Test
    void requestsAreCountedWithTheirSizes() {
        Page page = open("/good");

        page.await("the answers", () -> page.requests().stream().filter(request -> request.bytes() > 0).count() == 3);

        assertThat(page.requests()).allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        assertThat(page.requests()).filteredOn(request -> request.url().endsWith("/good")).singleElement()
                .satisfies(request -> assertThat(request.bytes()).isBetween(GOOD.length() + 0L, GOOD.length() + 1000L));
    }

    @Test
    void screenshotsOfBothSchemesAreKept() throws IOException {
        Page page = open("/good");

        page.keepScreenshots("browser");

        byte[] light = Files.readAllBytes(Path.of("target", "screenshots", "browser-light.png"));
        assertThat(Files.readAllBytes(Path.of("target", "screenshots", "browser-dark.png"))).isNotEqualTo(light);
    }

    @Test
    void heapGrowsByWhatThePageKeeps() {
        Page page = open("/good");
        long before = page.heap();

        page.evaluate("window.kept = Array.from({length: 1000000}, (_, i) => i + 0.5)");

        assertThat(page.heap() - before).isGreaterThan(4_000_000);
    }

    @Test
    void nodesThatAreKeptOutsideTheDocumentAreCounted() {
        Page page = open("/good");
        long before = page.nodes();

        page.evaluate("window.kept = Array.from({length: 1000}, () => document.createElement('p'))");

        assertThat(page.nodes() - before).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void storageOfOneTestIsNotThereInTheNext() {
        Page page = open("/good");
        page.evaluate("document.cookie = 'a=b'; localStorage.a = 'b'; sessionStorage.a = 'b'");

        browser.beforeEach(null);

        assertThat(open("/good").evaluate("return document.cookie + (localStorage.a || '') + (sessionStorage.a || '')")).isEqualTo("");
    }

    private static Page open(String path) {
        return browser.open(URI.create("http://localhost:" + server.getAddress().getPort() + path));
    }

    /** And lets it pass afterwards: this test has seen it. */
    private static void assertNoticed(String... parts) {
        Deadline.await("a complaint about " + List.of(parts), SOON, () -> containsAll(String.join("\n", browser.complaints()), parts));
        assertThatThrownBy(browser::assertNoComplaints).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
        browser.allow(NOTHING);
    }

    private static boolean containsAll(String complaints, String... parts) {
        return Stream.of(parts).allMatch(complaints::contains);
    }
}
