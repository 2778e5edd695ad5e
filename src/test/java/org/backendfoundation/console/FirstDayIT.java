package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody opens the console of a node that was deployed on an empty database and told to apply nothing by itself, and does all the rest in
 * the browser. The application has a path of its own on the server.
 */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class FirstDayIT {

    private static final String PATH = "/shop";
    private static final Duration AMPLE = Duration.ofMinutes(3);

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @TempDir
    Path directory;

    private final String bootstrapKey = ApiKey.generate().text();
    private EmbeddedDatabase database;
    private ApplicationServer node;

    @BeforeEach
    void deploy() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = ApplicationServer.with(Deployments.WAR, Ports.free(),
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", bootstrapKey,
                        "MIGRATION_MODE", "validate"),
                Path.of("target", "test-servers", "first-day.log")).under(PATH);
        node.start();
        node.awaitStatus("/api/v1/health/live", 200, AMPLE);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void fromANodeThatIsNotReadyToTheFirstAdministratorsKey() {
        browser.allow("status of 401");
        browser.allow("status of 503");
        Page page = logIn(browser.open(node.address("/admin/")), bootstrapKey);

        applyWhatIsPending(page);
        page.click("link", "Actors");
        ActorsPage.create(page, "Ada", "admin");
        String key = ActorsPage.issueKey(page, "laptop");
        page.awaitText("An administrator now has a key");
        logIn(page, key);
        page.click("link", "Audit");

        page.awaitText("LOG_IN");
        page.click("combobox", "Action");
        page.press("CREATE");
        page.click("button", "Search");
        page.await("what was created", () -> page.address().endsWith("action_type=CREATE") && page.text().contains("IssuedKey"));
        assertThat(page.text()).contains("bootstrap");
        assertPath(new Api(node.address("/api/v1/"), key));
    }

    private void assertPath(Api api) {
        Answer made = api.post("actors", "{\"name\": \"Bob\", \"kind\": \"SERVICE\", \"roles\": []}");
        String next = api.get("actors?limit=1").header("Link");

        assertThat(made.header("Location")).isEqualTo(PATH + "/api/v1/actors/" + made.json().getString("id"));
        assertThat(next).startsWith("<" + PATH + "/api/v1/actors?");
        assertThat(api.get(next.substring(1, next.indexOf('>'))).status()).isEqualTo(200);
        assertThat(api.get(PATH + "/admin").header("Location")).isEqualTo(PATH + "/admin/");
        assertThat(api.post("session-links", "").json().getString("path")).startsWith(PATH + "/admin/#link=");
        assertThat(api.get("nowhere").json().getString("instance")).isEqualTo(PATH + "/api/v1/nowhere");
        JsonObject contract = api.get("/openapi?format=JSON").json();
        assertThat(contract.getJsonArray("servers").getValuesAs(JsonObject.class)).extracting(server -> server.getString("url"))
                .containsExactly(PATH);
        assertThat(contract.getJsonObject("paths")).containsKey("/api/v1/me");
    }

    private static void applyWhatIsPending(Page page) {
        page.awaitText("is not serving.");
        page.click("link", "schema");
        page.awaitText("PENDING");
        page.click("button", "Upgrade");
        page.fill("Reason", "the first day");
        page.click("button", "Upgrade");
        page.awaitText("The schema is at ");
        page.click("button", "Close");
        page.click("link", "Overview");
        page.awaitText("is serving.");
    }

    private static Page logIn(Page page, String key) {
        page.fill("API key", key);
        page.click("button", "Log in");
        page.find("button", "Log out");
        return page;
    }
}
