package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller may write is shown as a text on every page that shows it: it runs nothing, becomes no element and breaks no layout. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class HostileTextsIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=\"window.hostile = 1\">", "<script>window.hostile = 1</script>",
        "\"><svg onload=window.hostile=1>",
        "javascript:window.hostile=1//", "</title></textarea><iframe srcdoc='<script>parent.hostile=1</script>'>",
        "{{constructor.constructor('window.hostile=1')()}}",
        "\u202e\u2066reversed\u2069",
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"})
    void isAText(String hostile) {
        String text = Json.createValue(hostile).toString();
        String name = Json.createValue(hostile.replaceAll("\\p{Cf}", "")).toString(); // others are refused
        String actor = console.admin()
                .post("actors",
                        "{\"name\":%s,\"kind\":\"PERSON\",\"roles\":[\"auditor\"],\"issuer\":%s,\"subject\":%s}".formatted(name, text,
                                text))
                .json().getString("id");
        String key = console.admin().post(ActorNodes.keys(actor), "{\"name\":" + name + "}").json().getString("key");
        console.as(key).get("audit-entries/integrity");
        console.admin().post("database/pool/flush", "{\"reason\":" + text + "}");
        String newest = console.admin().get("audit-entries?limit=1").json().getJsonArray("items").getJsonObject(0).getString("id");
        Page page = console.logIn(browser, "admin", "overview");

        for (String hash : List.of("actors?sort=-created_at", "actors/" + actor, "audit?actor_id=" + actor, "audit?entity_id=" + actor,
                "audit/" + newest)) {
            page.go(hash);
            page.await("what is read", () -> !page.text().contains("Reading the") && !page.text().contains("Searching"));
            page.width(Page.PHONE);
            assertThat(page.widerThanTheWindow()).as(hash).isEmpty();
            page.width(Page.DESKTOP);
        }

        assertThat(page.evaluate("return window.hostile")).isNull();
        assertThat(page.evaluate("return document.querySelectorAll('main img, main script, main iframe, main svg').length")).isEqualTo(0L);
        console.admin().delete("actors/" + actor);
    }
}
