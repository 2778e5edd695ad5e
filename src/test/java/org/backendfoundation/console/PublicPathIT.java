package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.HaProxy;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations page's lines for a path of a host: whatever leads somewhere leads there through the proxy. */
@OncePerEngine
@ExtendWith(HaProxy.class)
class PublicPathIT {

    @RegisterExtension
    static final ConsoleNodes console = new ConsoleNodes();

    private static HaProxy proxy;
    private static Api api;

    @BeforeAll
    static void startProxy() {
        proxy = HaProxy.under(ConsoleNodes.PUBLIC_PATH, console.nodes().node(0).address(""));
        api = new Api(proxy.address().resolve("/shop/api/v1/"), ActorNodes.key(console.admin(), console.actor("\"admin\"")).text());
    }

    @AfterAll
    static void stopProxy() {
        proxy.close();
    }

    @Test
    void locationLeadsToWhatWasMade() {
        Answer made = create("misled", "X-Forwarded-Prefix", "//elsewhere.example", "X-Forwarded-Path", "/elsewhere");

        assertThat(made.header("Location")).isEqualTo("/shop/api/v1/actors/" + made.json().getString("id"));
        assertThat(api.get(made.header("Location")).json().getString("id")).isEqualTo(made.json().getString("id"));
    }

    @Test
    void repeatedRequestHasTheSameLocation() {
        String key = UUID.randomUUID().toString();

        assertThat(create(key, "Idempotency-Key", key).header("Location")).startsWith("/shop/api/")
                .isEqualTo(create(key, "Idempotency-Key", key).header("Location"));
    }

    private static Answer create(String name, String... headers) {
        return api.post("actors", "{\"name\": \"%s\", \"kind\": \"SERVICE\", \"roles\": []}".formatted(name), headers);
    }

    @Test
    void linksLeadToTheOtherPages() {
        create("listed");

        for (String list : new String[] {"actors?limit=1", "audit-entries?limit=1"}) {
            String next = target(api.get(list).header("Link"));

            assertThat(next).startsWith("/shop/api/v1/" + list.substring(0, list.indexOf('?')) + "?");
            assertThat(api.get(next).status()).isEqualTo(200);
        }
    }

    private static String target(String link) {
        return link.substring(1, link.indexOf('>'));
    }

    @Test
    void folderLeadsToItsPage() {
        Answer folder = api.get("/shop/admin");

        assertThat(folder.status()).isEqualTo(301);
        assertThat(folder.header("Location")).isEqualTo("/shop/admin/");
        assertThat(api.get(folder.header("Location")).body()).contains("<script type=\"module\" src=\"main.js\">");
    }

    @Test
    void clientsOfTheContractFindTheServer() {
        JsonObject document = api.get("/shop/openapi?format=JSON").json();

        assertThat(document.getJsonArray("servers").getValuesAs(JsonObject.class)).extracting(server -> server.getString("url"))
                .containsExactly("/shop");
        assertThat(document.getJsonObject("paths").keySet()).contains("/api/v1/me");
    }

    @Test
    void logInLinkOpensTheConsole() {
        JsonObject link = api.post("session-links", "").json();

        assertThat(link.getString("path")).isEqualTo("/shop/admin/#link=" + link.getString("code"));
    }

    @Test
    void problemsNameThePathThatTheCallerKnows() {
        assertThat(api.get("nowhere").json().getString("instance")).isEqualTo("/shop/api/v1/nowhere");
        assertThat(api.get("/shop/nowhere").json().getString("instance")).as("the server's own page").isEqualTo("/shop/nowhere");
    }

    @Test
    void otherPathsDoNotReachTheNode() {
        assertThat(api.get("/shop").header("Location")).isEqualTo("/shop/");
        assertThat(api.get("/api/v1/me").status()).isEqualTo(404);
        assertThat(api.get("/shopping/api/v1/me").status()).isEqualTo(404);
    }

    @Test
    void whoCallsTheNodeItselfSeesItsOwnPaths() {
        Api node = console.nodes().as(ActorNodes.key(console.admin(), console.actor("\"admin\"")).text());

        assertThat(node.post("session-links", "").json().getString("path")).startsWith("/admin/#link=");
        assertThat(node.get("/admin").header("Location")).isEqualTo("/admin/");
    }
}
