package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.RawHttp;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Fork;
import org.example.shop.OpeningHours;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that a caller writes makes a line of the server's log of its own, or shows a secret there, whichever way it comes and however
 * much is logged.
 */
class LogLinesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What ends a line somewhere, goes back in it, hides or turns it. */
    private static final List<String> FORGING = List.of("\n", "\r\n", "\u0085", "\u2028", "\u2029", "\u001B[2K", "\u009B2K", "\b", "\u202E",
            "\u200B", "\uFEFF");
    /** What HTTP/1.1 may carry raw on some server. */
    private static final List<String> FORGING_HEAD = List.of("\u001B[2K", "\b", "\u007F", "\u0085", "\u009B2K", "\t", "\u0000", "\r");
    private static final String FORGED = "[1999-12-31T23:59:59.000+0000] [SEVERE] FORGED";
    private static final Pattern LINE_OF_A_CALLER = Pattern.compile(
            "(?:^|[\\r\\n\\u0085\\u2028\\u2029]|\\p{Cf}|[\\p{Cc}&&[^\\t]]\\S{0,3})\\[1999-12-31T23:59:59[^\\n]*");

    /** The levels, which may follow the code of a colour. */
    private static final Pattern WARNING = Pattern.compile("(?:\\b|m)(?:WARN|WARNING|ERROR|SEVERE)\\b");

    private static SampleServer sample;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.start(Fork.emptyDirectory("log-lines"), Map.of("LOG_LEVEL", "DEBUG"));
        admin = sample.administrator();
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void startTellsWhatTheNodeIsAndATeamsOwnPackagesAreHeard() {
        assertThat(written("This node serves")).contains(OpeningHours.TOLD).containsPattern("starts as node \\S+, on .+ and Java ")
                .doesNotContain("Overriding the FIELD mapping", "has expired");
    }

    /** Payara scans the resources before the filter describes them. */
    @Test
    void contractIsMadeWithoutAComplaint() {
        assertThat(sample.openApi().getJsonObject("paths")).isNotEmpty();

        assertThat(written("This node serves")).doesNotContain("to the OpenAPI Document");
    }

    @Test
    void reasonsAndTargetsOfOperatorsStayInTheirLine() {
        for (String forging : FORGING) {
            String text = json(forging);
            accepted(admin, "database/pool/flush", text);
            accepted(admin, "database/disconnect", text);
            accepted(sample.bootstrap(), "database/connect", text);
            Deadline.await("the database", PATIENCE, () -> admin.get("health/ready").status() == 200);
            for (String order : List.of("stamp", "downgrade", "upgrade")) {
                refused(admin.post("migrations/" + order, "{\"to\":" + text + ",\"reason\":" + text + "}"));
            }
        }

        assertNothingForged("Database CONNECTED -> ");
    }

    @Test
    void namesAndValuesOfBodiesStayInTheirLine() {
        for (String forging : FORGING) {
            String text = json(forging);
            refused(admin.asStranger().post("session", "{" + text + ":1," + text + ":2}"));
            refused(admin.asStranger().post("session", "{\"key\":" + text + "}"));
            refused(admin.post("invoices", "{" + text + ":1}"));
            String actor = "{\"name\":\"%s\",\"kind\":\"SERVICE\",\"issuer\":%s,\"subject\":%s}";
            admin.post("actors", actor.formatted("one" + FORGING.indexOf(forging), text, text));
            refused(admin.post("actors", actor.formatted("two" + FORGING.indexOf(forging), text, text)));
        }

        assertNothingForged("JSON_REFUSED");
    }

    @Test
    void headsOfRequestsStayInTheirLine() {
        for (String forging : FORGING_HEAD) {
            String text = forging + FORGED;
            String spaceless = text.replace(' ', '_');
            RawHttp.get(sample.address(), "/api/v1/nowhere;" + spaceless, "");
            RawHttp.get(sample.address(), "/api/v1/invoices?x=" + spaceless, "");
            RawHttp.send(sample.address(), "BREW" + spaceless, "/api/v1/me", "", new byte[0]);
            for (String header : List.of("X-Request-Id", "Authorization", "Cookie", "X-Forwarded-For", "Forwarded", "Content-Type",
                    "Accept", "Origin", "If-Match", "traceparent", "User-Agent", "Content-Encoding", "Range", "X-CSRF-Token",
                    "Idempotency-Key")) {
                String headers = header + ": x" + text + "\r\nContent-Length: 2\r\n";
                RawHttp.send(sample.address(), "POST", "/api/v1/session", headers, "{}".getBytes(StandardCharsets.UTF_8));
            }
        }

        assertNothingForged("POST /api/v1/session failed with ");
    }

    /** Otherwise whoever may send a request fills the disk. */
    @Test
    void requestsThatAreNoneLeaveNoStackTrace() {
        for (String request : List.of("TRACE / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nTRACE / H",
                "head / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            try (RawConnection connection = new RawConnection(sample.address(), "127.0.0.1")) {
                connection.send(request);
                assertThat(connection.read(15_000).isEnded()).isTrue();
            }
        }

        assertThat(written("JSON_REFUSED").lines().filter(line -> line.contains("failed unexpectedly") || line.contains("is closed")))
                .isEmpty();
    }

    @Test
    void secretsInTheWrongPlaceAreNotLogged() {
        String key = ApiKey.generate().text();

        Answer found = admin.get("actors/" + key);
        Answer named = admin.post("invoices", "{\"" + key + "\":1}");
        Answer twice = admin.asStranger().post("session", "{\"" + key + "\":1,\"" + key + "\":2}");

        assertThat(found.json().getString("instance")).isEqualTo("/api/v1/actors/fk_***");
        assertThat(named.violations()).contains("/fk_*** unknown");
        assertThat(twice.body()).contains("fk_***").doesNotContain(key);
        assertThat(written("fk_***")).doesNotContain(key);
    }

    /** PostgreSQL says which row or key broke a constraint, with all its values. */
    @Test
    void rowsThatBreakAConstraintAreNotLogged() {
        String hidden = "hidden" + System.nanoTime();
        String stock = "{\"article\":%s,\"pieces\":%s,\"supplier_password\":\"" + hidden + "\"}";
        String stored = admin.post("stock", stock.formatted("\"nut\"", 1)).header("Location");
        String invoice = "{\"number\":\"" + hidden + "\",\"customer\":\"ACME\",\"total\":1}";
        assertThat(admin.post("invoices", invoice).status()).isEqualTo(201);

        Answer negative = admin.post("stock", stock.formatted("\"nut\"", -1));
        Answer nameless = admin.post("stock", stock.formatted("null", 1));
        Answer changed = admin.patch(stored, "{\"pieces\":-1}");
        Answer twice = admin.post("invoices", invoice);
        Answer unfit = admin.post("products", "{\"name\":\"nut\",\"price\":7654321987654}");

        assertThat(negative.body()).contains("'stock pieces not negative'");
        assertThat(nameless.body()).contains("'article'");
        assertThat(changed.body()).contains("'stock pieces not negative'");
        assertThat(twice.violations()).containsExactly("/number unique");
        assertThat(unfit.code()).isEqualTo("VALUE_REFUSED");
        assertThat(written("VALUE_REFUSED").lines().filter(line -> line.contains(hidden) || line.contains("7654321987654"))).isEmpty();
    }

    /** Their stack traces come at DEBUG only: otherwise whoever may send a request fills the disk. */
    @Test
    void mistakesOfCallersAreNoWarnings() {
        String path = admin.post("invoices", "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":1}".formatted(System.nanoTime()))
                .header("Location");
        String basket = admin.post("baskets", "{\"lines\":[{\"article\":\"nut\"}]}").header("Location");
        int before = written("JSON_REFUSED").length();

        assertThat(admin.patch(path, "{\"total\":-1}").violations()).containsExactly("/total positive_or_zero");
        refused(admin.post("invoices", "{\"number\":\"x\",\"customer\":\"\",\"total\":1}"));
        refused(admin.patch(basket, "{\"lines\":[{\"article\":\"\"}]}"));
        refused(admin.post("stock", "{\"article\":\"nut\",\"pieces\":-1}"));
        refused(admin.post("reminders", "{}"));

        assertThat(written("VALUE_REFUSED").substring(before).lines().filter(line -> WARNING.matcher(line).find())).isEmpty();
    }

    private static String json(String forging) {
        return Json.createValue("x" + forging + FORGED).toString();
    }

    private static void accepted(Api caller, String order, String reason) {
        assertThat(caller.post(order, "{\"reason\":" + reason + "}").status()).as(order).isLessThan(300);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }

    /** @param usual without which nothing at all would have been logged */
    private static void assertNothingForged(String usual) {
        assertThat(LINE_OF_A_CALLER.matcher(written(usual)).results().map(found -> found.group().replaceAll("\\p{C}", "?"))).isEmpty();
    }

    /** The whole log once it has reached now. */
    private static String written(String usual) {
        String now = "\"end" + System.nanoTime() + "\"";
        refused(admin.post("invoices", "{" + now + ":1," + now + ":2}"));
        Deadline.await("the last line, and one with " + usual, PATIENCE, () -> text().contains(now) && text().contains(usual));
        return text();
    }

    private static String text() {
        try {
            return new String(Files.readAllBytes(sample.log().file()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
