package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is sent again. */
@OncePerEngine
class IdempotencyIT {

    private static final String HEADER = "Idempotency-Key";

    private static SampleServer sample;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
    }

    @Test
    void sameRequestHasTheSameAnswer() {
        String body = invoice();
        Answer first = sample.one().post("invoices", body, HEADER, "once");

        Answer again = sample.one().post("invoices", body, HEADER, "once");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void answerIsNotKeptInClear() throws SQLException {
        String iban = "DE89370400440532013000";

        assertThat(sample.one().post("invoices", invoice().replace("ACME", iban), HEADER, "clear").body()).contains(iban);

        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'clear'")).isOne();
        assertThat(count("SELECT count(*) FROM idempotency_key kept WHERE kept::text LIKE '%" + iban + "%'")).isZero();
    }

    @Test
    void otherBodyUnderTheKeyIsRefused() {
        sample.one().post("invoices", invoice(), HEADER, "twice");

        Answer other = sample.one().post("invoices", invoice(), HEADER, "twice");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void otherQueryUnderTheKeyIsRefused() {
        String body = invoice();
        Answer first = sample.one().post("invoices?a=1&b=2", body, HEADER, "asked");

        assertThat(sample.one().post("invoices?b=2&%61=1", body, HEADER, "asked").body()).isEqualTo(first.body());
        assertThat(sample.one().post("invoices?a=1", body, HEADER, "asked").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(sample.one().post("invoices", body, HEADER, "asked").status()).isEqualTo(422);
    }

    @Test
    void keyBelongsToItsActor() {
        assertThat(sample.one().post("invoices", invoice(), HEADER, "shared").status()).isEqualTo(201);
        assertThat(sample.other().post("invoices", invoice(), HEADER, "shared").status()).isEqualTo(201);
    }

    /** Not every server finds the resource by every spelling; whichever does makes no second row. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/invoices/", "/api/v1/invoices;a=1", "/api/v1/%69nvoices", "/api/v1//invoices"})
    void keyIsOneForEverySpellingOfThePath(String spelling) throws SQLException {
        String body = invoice();
        String key = UUID.randomUUID().toString();
        Answer first = sample.one().post("invoices", body, HEADER, key);

        Answer again = sample.one().post(spelling, body, HEADER, key);

        assertThat(again.status()).as(again.body()).isIn(201, 404);
        assertThat(again.status() == 404 || again.body().equals(first.body())).isTrue();
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = '" + key + "'")).isOne();
    }

    @Test
    void locationIsAPathInItsPlainSpelling() {
        Answer created = sample.one().post("invoices;a=1/", invoice());

        assertThat(created.header("Location")).isEqualTo("/api/v1/invoices/" + created.json().getString("id"));
    }

    @Test
    void failureIsNotKept() throws SQLException {
        assertThat(sample.one().post("invoices", "{}", HEADER, "failed").status()).isEqualTo(400);
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'failed'")).isZero();
        assertThat(sample.one().post("invoices", invoice(), HEADER, "failed").status()).isEqualTo(201);
    }

    @Test
    void malformedKeyIsRefused() {
        assertThat(sample.one().post("invoices", invoice(), HEADER, "a b").code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        assertThat(sample.one().post("invoices", invoice(), HEADER, "").code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        assertThat(sample.one().post("invoices", invoice(), HEADER, "k".repeat(256)).code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @Test
    void expiredKeyIsFreeAgainAndExpiredRowsAreRemoved() throws SQLException {
        sample.one().post("invoices", invoice(), HEADER, "old");
        sample.one().post("invoices", invoice(), HEADER, "older");
        execute("UPDATE idempotency_key SET expires_at = now() - interval '1 second' WHERE key IN ('old', 'older')");

        assertThat(sample.one().post("invoices", invoice(), HEADER, "old").status()).isEqualTo(201);

        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'older'")).isZero();
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = 'old'")).isOne();
    }

    private static String invoice() {
        return "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10}".formatted(UUID.randomUUID());
    }

    private static int count(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
