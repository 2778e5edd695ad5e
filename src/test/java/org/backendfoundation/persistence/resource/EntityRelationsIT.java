package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References, owned parts and collections over REST, on the real server and database. */
@OncePerEngine
class EntityRelationsIT {

    private static final String INVOICES = "invoices";
    private static final String REMINDERS = "reminders";
    private static final String BASKETS = "baskets";
    private static final String WHOLE = """
            {"name":"first","shop":{"city":"Bern","shelf":{"row":3}},"tags":["b","a"],"labels":{"x":"1","y":"2"},
             "lines":[{"article":"nut","pieces":2},{"article":"bolt"}]}""";

    private static SampleServer sample;
    private static Api client;
    private static StatementLog statements;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        statements = new StatementLog(sample.database());
    }

    @Test
    void referenceIsItsIdAndOutlivesTheDeletionOfItsRow() {
        String invoice = client.post(INVOICES, invoice(number())).json().getString("id");
        Answer created = client.post(REMINDERS, "{\"invoice_id\":\"%s\",\"remark\":\"first\"}".formatted(invoice));
        String reminder = REMINDERS + "/" + created.json().getString("id");

        assertThat(created.json().getString("invoice_id")).isEqualTo(invoice);
        assertThat(client.get(REMINDERS + "?sort=invoice_id&invoice_id=" + invoice).json().getJsonArray("items")).hasSize(1);

        client.delete(INVOICES + "/" + invoice);
        Answer read = client.get(reminder);

        assertThat(read.json().getString("invoice_id")).isEqualTo(invoice);
        assertThat(client.put(reminder, read.body()).json()).isEqualTo(read.json());
        assertThat(client.patch(reminder, "{\"remark\":\"second\"}").json().getString("invoice_id")).isEqualTo(invoice);
        assertThat(client.get(REMINDERS + "?invoice_id=" + invoice).json().getJsonArray("items")).hasSize(1);
        assertThat(client.get(REMINDERS + "?sort=invoice_id&invoice_id_in=" + invoice).json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void referenceToWhatTheCallerCannotReadIsRefused() {
        String deleted = client.post(INVOICES, invoice(number())).json().getString("id");
        client.delete(INVOICES + "/" + deleted);
        String hidden = sample.other().post(INVOICES, invoice(number())).json().getString("id");

        for (String id : List.of(deleted, hidden, UUID.randomUUID().toString())) {
            Answer refused = client.post(REMINDERS, "{\"invoice_id\":\"%s\"}".formatted(id));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations()).containsExactly("/invoice_id reference");
        }
    }

    @Test
    void wholeObjectIsCreatedReadAndPutBackUnchanged() {
        Answer created = client.post(BASKETS, WHOLE);
        Answer read = client.get(created.header("Location"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(articles(created)).containsExactly("nut", "bolt");
        assertThat(read.json()).isEqualTo(created.json());

        Answer back = client.put(created.header("Location"), read.body());

        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json()).isEqualTo(read.json());
        assertThat(back.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void changeOfALineRaisesTheVersionOfItsOwner() {
        Answer created = client.post(BASKETS, WHOLE);
        String path = created.header("Location");
        String changed = created.json().getJsonArray("lines").toString().replace("\"pieces\":2", "\"pieces\":5");

        Answer patched = client.patch(path, "{\"lines\":" + changed + "}", "If-Match", "\"1\"");

        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(lines(patched).getJsonObject(0).getInt("pieces")).isEqualTo(5);
        assertThat(lines(patched).getJsonObject(0).getInt("version")).isEqualTo(2);
        assertThat(lines(patched).getJsonObject(1)).isEqualTo(lines(created).getJsonObject(1));
        assertThat(client.get(path).json()).isEqualTo(patched.json());
        assertThat(client.patch(path, "{\"lines\":" + changed + "}", "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(client.patch(path, "{\"lines\":" + changed + "}").status()).as("made from older lines").isEqualTo(409);
    }

    @Test
    void linesAreAddedAndRemoved() {
        Answer created = client.post(BASKETS, WHOLE);
        String path = created.header("Location");
        String kept = lines(created).getJsonObject(1).toString();

        Answer patched = client.patch(path, "{\"lines\":[" + kept + ",{\"article\":\"washer\"}]}");

        assertThat(articles(patched)).containsExactly("bolt", "washer");
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(client.get(path).json()).isEqualTo(patched.json());

        Answer without = client.patch(path, "{\"lines\":null}");

        assertThat(articles(without)).isEmpty();
        assertThat(articles(client.get(path))).isEmpty();
        assertThat(without.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void lineOfAnotherOwnerIsRefused() {
        String line = lines(client.post(BASKETS, WHOLE)).getJsonObject(0).toString();
        String other = client.post(BASKETS, WHOLE).header("Location");

        assertThat(client.patch(other, "{\"lines\":[" + line + "]}").violations()).containsExactly("/lines/0/id part");
    }

    @Test
    void brokenLineIsToldByItsPlace() {
        Answer refused = client.post(BASKETS, "{\"lines\":[{\"article\":\"nut\"},{\"article\":\"\",\"pieces\":0}]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/lines/1/article not_blank", "/lines/1/pieces positive");
    }

    @Test
    void patchReachesIntoWhatColumnsShare() {
        String path = client.post(BASKETS, WHOLE).header("Location");

        Answer patched = client.patch(path,
                "{\"shop\":{\"shelf\":{\"row\":4}},\"tags\":[\"a\",\"c\"],\"labels\":{\"x\":null,\"z\":\"3\"}}");
        Answer read = client.get(path);

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(patched.json());
        assertThat(read.json().getJsonObject("shop").toString()).isEqualTo("{\"city\":\"Bern\",\"shelf\":{\"row\":4}}");
        assertThat(read.json().getJsonArray("tags").toString()).contains("a", "c").doesNotContain("b");
        assertThat(read.json().getJsonObject("labels").keySet()).containsExactlyInAnyOrder("y", "z");
        assertThat(read.header("ETag")).isEqualTo("\"2\"");

        assertThat(client.patch(path, "{\"shop\":null}").json().containsKey("shop")).isFalse();
    }

    @Test
    void manyReferencesAreIdsThatTheCallerCanRead() {
        String mine = client.post(INVOICES, invoice(number())).json().getString("id");
        String hidden = sample.other().post(INVOICES, invoice(number())).json().getString("id");
        String path = client.post(BASKETS, "{\"invoices\":[\"%s\"]}".formatted(mine)).header("Location");

        assertThat(client.get(path).json().getJsonArray("invoices").getString(0)).isEqualTo(mine);
        assertThat(client.patch(path, "{\"invoices\":[\"%s\",\"%s\"]}".formatted(mine, hidden)).violations())
                .containsExactly("/invoices/1 reference");

        Answer without = client.patch(path, "{\"invoices\":null}");

        assertThat(without.json().getJsonArray("invoices")).isEmpty();
        assertThat(without.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void rowsToWhichNewLinesReferAreLockedTogetherAndReadTogether() {
        List<String> invoices = IntStream.range(0, 10).mapToObj(i -> client.post(INVOICES, invoice(number())).json().getString("id"))
                .toList();
        String line = "{\"article\":\"nut\",\"invoice_id\":\"%s\"}";
        String lines = invoices.stream().map(line::formatted).collect(Collectors.joining(",", "{\"lines\":[", "]}"));

        List<String> ofCreation = statements.queries(List.of("invoice"), () -> client.post(BASKETS, lines));

        assertThat(ofCreation).as(String.join("", ofCreation)).hasSize(2).anyMatch(query -> query.contains("FOR SHARE"));

        String path = client.post(BASKETS, "{\"lines\":[{\"article\":\"bolt\"}]}").header("Location");
        List<String> ofChange = statements.queries(List.of("invoice"), () -> client.patch(path, lines));

        assertThat(ofChange).as(String.join("", ofChange)).hasSize(2);
        assertThat(lines(client.get(path))).extracting(created -> created.asJsonObject().getString("invoice_id"))
                .containsExactlyInAnyOrderElementsOf(invoices);

        client.delete(INVOICES + "/" + invoices.get(3));

        assertThat(client.post(BASKETS, lines).violations()).containsExactly("/lines/3/invoice_id reference");
    }

    @Test
    void rowsThatNoFilterNarrowsAreLockedAndReadByOneStatement() {
        Api administrator = sample.administrator();
        List<String> invoices = IntStream.range(0, 3).mapToObj(i -> administrator.post(INVOICES, invoice(number())).json().getString("id"))
                .toList();
        String lines = invoices.stream().map("{\"article\":\"nut\",\"invoice_id\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));

        List<String> queries = statements.queries(List.of("invoice"), () -> administrator.post(BASKETS, lines));

        assertThat(queries).as(String.join("", queries)).hasSize(1).allMatch(query -> query.contains("ORDER BY id ASC FOR SHARE"));

        administrator.delete(INVOICES + "/" + invoices.get(1));

        assertThat(administrator.post(BASKETS, lines).violations()).containsExactly("/lines/1/invoice_id reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASKETS, BASKETS + "?sort=name&limit=3", BASKETS + "?sort=-name&limit=3"})
    void pageReadsEachCollectionOnceWhateverItsLength(String page) {
        String mine = client.post(INVOICES, invoice(number())).json().getString("id");
        List<Answer> created = Stream.of("a", "b", "c", "d")
                .map(name -> client.post(BASKETS, WHOLE.replace("first", name).replace("{\"article\":\"bolt\"}",
                        "{\"article\":\"bolt\",\"invoice_id\":\"%s\"}".formatted(mine))))
                .toList();
        created.forEach(basket -> client.patch(basket.header("Location"), "{\"previous_id\":\"%s\",\"invoices\":[\"%s\"]}"
                .formatted(created.get(0).json().getString("id"), mine)));

        List<String> queries = statements.queries(List.of("basket", "invoice"), () -> client.get(page));

        // sorted pages first find the rows
        assertThat(queries).as(String.join("", queries)).hasSize(page.contains("sort") ? 6 : 5);
        client.get(page).json().getJsonArray("items").forEach(item -> assertThat(item)
                .isEqualTo(client.get(BASKETS + "/" + item.asJsonObject().getString("id")).json()));
    }

    private static JsonArray lines(Answer basket) {
        return basket.json().getJsonArray("lines");
    }

    private static List<String> articles(Answer basket) {
        return lines(basket).stream().map(line -> line.asJsonObject().getString("article")).toList();
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    private static String invoice(String number) {
        return "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":12.50}".formatted(number);
    }
}
