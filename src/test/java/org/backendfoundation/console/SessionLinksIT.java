package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ConsoleAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that log a browser in, once, on two nodes. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class SessionLinksIT {

    private static final String OPERATOR = "\"operator\"";

    @RegisterExtension
    static final ConsoleNodes console = new ConsoleNodes();

    @Test
    void linkLogsInOnceAsItsMaker() {
        String actor = console.actor(OPERATOR);
        Api maker = console.nodes().as(ActorNodes.key(console.admin(), actor).text());
        JsonObject link = maker.post("session-links", "").json();

        Answer first = Browser.logIn(console.stranger(), "code", link.getString("code"));

        assertThat(link.getString("path")).isEqualTo("/admin/#link=" + link.getString("code"));
        assertThat(OffsetDateTime.parse(link.getString("ends_at")))
                .isBetween(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(14),
                        OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(15).plusSeconds(5));
        assertThat(first.json().getJsonObject("actor").getString("id")).isEqualTo(actor);
        assertThat(Browser.logIn(console.stranger(), "code", link.getString("code")).code()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneWins() {
        for (int round = 0; round < 5; round++) {
            String code = console.link(console.admin());

            List<CompletableFuture<Answer>> answers = Stream
                    .of(console.stranger(), console.elsewhere(), console.stranger(), console.elsewhere())
                    .map(node -> node.later("POST", "session", "{\"code\":\"%s\"}".formatted(code), "X-Forwarded-For", anyAddress()))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status).sorted()).containsExactly(201, 401, 401, 401);
        }
    }

    /** So that what one round gets wrong locks nobody out of the next. */
    private static String anyAddress() {
        return "203.0.113." + ThreadLocalRandom.current().nextInt(256);
    }

    @Test
    void linkEndsWithItsKeyAndWithItsTime() {
        String actor = console.actor(OPERATOR);
        Key key = ActorNodes.key(console.admin(), actor);
        String revoked = console.link(console.nodes().as(key.text()));
        String late = console.link(console.admin());
        console.admin().delete(ActorNodes.keys(actor) + "/" + key.id());
        console.nodes().execute("UPDATE console_session SET ends_at = now() WHERE hash = encode(sha256('" + late + "'), 'hex')");

        assertThat(Browser.logIn(console.stranger(), "code", revoked).code()).isEqualTo("INVALID_TOKEN");
        assertThat(Browser.logIn(console.stranger(), "code", late).code()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void linksAreMadeByKeysAlone() {
        assertThat(console.browser().post("session-links", "").status()).isEqualTo(403);
        assertThat(console.stranger().post("session-links", "").status()).isEqualTo(401);
        assertThat(console.browser().with(console.link(console.admin())).me()).as("a link's code is no session").isEqualTo(401);
    }

    @Test
    void developerIsToldToLogInOnceThereIsAnAdministrator() {
        URI server = console.nodes().node(0).address("/");

        assertThat(ConsoleAddress.of(server, console.nodes().bootstrapKey()))
                .isEqualTo(server + "admin/ (log in with an administrator's key)");
    }
}
