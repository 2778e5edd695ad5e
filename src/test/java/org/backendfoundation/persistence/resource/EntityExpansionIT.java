package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer embeds, and the lists of rows that refer to one, on the real server and database. */
@OncePerEngine
class EntityExpansionIT {

    private static final String BASKETS = "baskets";
    private static final String NOTES = "basket-notes";

    private static SampleServer sample;
    private static Api one;
    private static Api other;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        one = sample.one();
        other = sample.other();
        admin = sample.administrator();
    }

    @Test
    void rowStandsBesideItsIdAsItsOwnResourceShowsIt() {
        String invoice = invoice(one);
        String basket = basket(
                "{\"name\":\"b\",\"tags\":[\"t\"],\"labels\":{\"x\":\"1\"},\"lines\":[{\"article\":\"nut\"}],\"invoices\":[\"%s\"]}"
                        .formatted(invoice));
        String note = NOTES + "/" + note(one, basket, invoice, "n");

        JsonObject read = one.get(note + "?expand=basket,invoice").json();

        assertThat(read.getString("basket_id")).isEqualTo(basket);
        assertThat(read.getJsonObject("basket")).isEqualTo(one.get(BASKETS + "/" + basket).json());
        assertThat(read.getJsonObject("invoice")).isEqualTo(one.get("invoices/" + invoice).json());
        assertThat(one.get(note).json()).doesNotContainKeys("basket", "invoice");
        assertThat(one.get(note + "?expand=invoice").json()).doesNotContainKey("basket").containsKey("invoice");
    }

    @Test
    void pathLeadsThroughPartsAndThroughReferences() {
        String invoice = invoice(one);
        String oldest = basket("{\"name\":\"oldest\"}");
        String older = basket("{\"previous_id\":\"%s\"}".formatted(oldest));
        String basket = basket("{\"previous_id\":\"%s\",\"lines\":[{\"article\":\"nut\",\"invoice_id\":\"%s\"},{\"article\":\"bolt\"}]}"
                .formatted(older, invoice));

        JsonObject read = one.get(BASKETS + "/" + basket + "?expand=lines.invoice,previous.previous").json();

        assertThat(read.getJsonArray("lines").getJsonObject(0).getJsonObject("invoice").getString("id")).isEqualTo(invoice);
        assertThat(read.getJsonArray("lines").getJsonObject(1)).doesNotContainKey("invoice");
        assertThat(read.getJsonObject("previous").getString("id")).isEqualTo(older);
        assertThat(read.getJsonObject("previous").getJsonObject("previous").getString("name")).isEqualTo("oldest");
        assertThat(one.get(BASKETS + "/" + basket + "?expand=previous").json().getJsonObject("previous")).doesNotContainKey("previous");
    }

    @Test
    void whatTheCallerMayNotSeeIsLeftOut() {
        String hidden = invoice(one);
        String basket = basket("{\"lines\":[{\"article\":\"nut\",\"invoice_id\":\"%s\"}]}".formatted(hidden));
        String note = note(one, basket, hidden, "n");

        JsonObject line = other.get(BASKETS + "/" + basket + "?expand=lines.invoice").json().getJsonArray("lines").getJsonObject(0);

        assertThat(line.getString("invoice_id")).isEqualTo(hidden);
        assertThat(line).doesNotContainKey("invoice");

        one.delete("invoices/" + hidden);

        assertThat(one.get(NOTES + "/" + note + "?expand=invoice").json()).doesNotContainKey("invoice").containsKey("invoice_id");
    }

    @Test
    void putWithoutTheRowsThatWereEmbeddedLosesNothing() {
        String basket = basket("{\"name\":\"b\"}");
        String note = NOTES + "/" + note(one, basket, invoice(one), "n");
        Answer expanded = one.get(note + "?expand=basket");

        assertThat(one.put(note, expanded.body()).violations()).containsExactly("/basket unknown");
        assertThat(one.put(note, one.get(note).body()).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "expand=colour                 | expand one_of",
        "expand=                       | expand one_of",
        "expand=basket,                | expand one_of",
        "expand=basket.previous        | expand one_of",
        "expand=basket.notes.basket    | expand one_of",
        "expand=basket,basket          | expand unique",
        "expand=basket&expand=invoice  | expand single"})
    void otherExpansionsAreRefused(String query, String violation) {
        String note = note(one, basket("{}"), null, "n");

        for (String path : List.of(NOTES, NOTES + "/" + note)) {
            Answer refused = one.get(path + "?" + query);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations()).containsExactly(violation);
        }
        assertThat(one.get(NOTES + "?expand=colour").body()).contains("basket, invoice");
    }

    @Test
    void tagIsThatOfTheRowAloneAndAnsweredWithNothingMore() {
        String basket = basket("{\"name\":\"b\"}");
        String note = NOTES + "/" + note(one, basket, null, "n");
        one.patch(BASKETS + "/" + basket, "{\"name\":\"c\"}");

        Answer expanded = one.get(note + "?expand=basket", "If-None-Match", "\"1\"");

        assertThat(expanded.status()).isEqualTo(200);
        assertThat(expanded.response().headers().firstValue("ETag")).isEmpty();
        assertThat(expanded.json().getJsonObject("basket").getString("name")).isEqualTo("c");
        assertThat(one.get(note + "?expand=basket", "If-Match", "\"7\"").status()).isEqualTo(412);
    }

    @Test
    void pageWithTwoExpansionsTakesThreeStatements() {
        List<String> notes = IntStream.range(0, 51).mapToObj(i -> note(other, basket("{}"), invoice(other), "n" + i)).toList();
        StatementLog statements = new StatementLog(sample.database());

        for (String page : List.of(NOTES + "?expand=basket,invoice", NOTES + "?sort=text&expand=invoice,basket")) {
            List<String> queries = statements.queries(List.of("basket_note", "basket ", "invoice "), () -> other.get(page));

            assertThat(queries).as(String.join("", queries)).hasSize(3);
        }

        Answer first = other.get(NOTES + "?expand=basket,invoice");
        String link = first.header("Link");

        assertThat(first.json().getJsonArray("items")).hasSize(50)
                .allSatisfy(item -> assertThat(item.asJsonObject()).containsKey("basket"));
        assertThat(other.get(link.substring(1, link.indexOf('>'))).json().getJsonArray("items").getJsonObject(0).getJsonObject("basket"))
                .isNotNull();
        assertThat(notes).hasSize(51);
    }

    @Test
    void rowsThatReferToOneAreTheirOwnListNarrowed() {
        String basket = basket("{\"name\":\"b\"}");
        List<String> mine = List.of(note(one, basket, null, "c"), note(one, basket, null, "a"), note(one, basket, null, "b"));
        note(one, basket("{}"), null, "elsewhere");
        note(other, basket, null, "hidden");
        String list = BASKETS + "/" + basket + "/notes";

        assertThat(ids(one.get(list))).containsExactlyElementsOf(mine);
        assertThat(ids(one.get(list + "?sort=text"))).containsExactly(mine.get(1), mine.get(2), mine.get(0));
        assertThat(ids(one.get(list + "?text=b"))).containsExactly(mine.get(2));
        assertThat(one.get(list + "?expand=basket").json().getJsonArray("items").getJsonObject(0).getJsonObject("basket").getString("name"))
                .isEqualTo("b");
        assertThat(one.get(list + "?colour=red").violations()).containsExactly("colour unknown");

        Answer first = one.get(list + "?limit=2&sort=text");
        String link = first.header("Link");

        assertThat(link).startsWith("</api/v1/" + list);
        assertThat(ids(one.get(link.substring(1, link.indexOf('>'))))).containsExactly(mine.get(0));
        assertThat(one.get(NOTES + "?limit=2&sort=text&cursor=" + first.json().getString("next")).code()).isEqualTo("INVALID_CURSOR");
        assertThat(one.get(BASKETS + "/" + basket("{}") + "/notes?sort=text&cursor=" + first.json().getString("next")).code())
                .isEqualTo("INVALID_CURSOR");
    }

    @Test
    void listOfAnUnknownOrDeletedRowIsNotThere() {
        String basket = basket("{}");
        String follower = basket("{\"previous_id\":\"%s\"}".formatted(basket));
        String list = BASKETS + "/" + basket + "/followers";

        assertThat(ids(one.get(list))).containsExactly(follower);
        assertThat(one.get(BASKETS + "/" + UUID.randomUUID() + "/followers").code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(one.get(BASKETS + "/" + basket + "/colours").status()).isEqualTo(404);

        one.delete(BASKETS + "/" + basket);

        assertThat(one.get(list).code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(one.get(list + "?include=inactive").status()).isEqualTo(403);
        assertThat(ids(admin.get(list + "?include=inactive"))).containsExactly(follower);
    }

    @Test
    void rowOfATreeIsNeverAboveItself() {
        String root = basket("{}");
        String middle = basket("{\"previous_id\":\"%s\"}".formatted(root));
        String leaf = basket("{\"previous_id\":\"%s\"}".formatted(middle));
        one.delete(BASKETS + "/" + middle);

        for (String parent : List.of(root, leaf)) {
            assertThat(one.patch(BASKETS + "/" + root, "{\"previous_id\":\"%s\"}".formatted(parent)).violations())
                    .containsExactly("/previous_id cycle");
        }
        assertThat(one.patch(BASKETS + "/" + leaf, "{\"previous_id\":\"%s\"}".formatted(root)).status()).isEqualTo(200);
    }

    @Test
    void contractTellsWhatMayBeExpandedAndListed() {
        JsonObject contract = sample.openApi();
        JsonObject paths = contract.getJsonObject("paths");
        JsonObject schemas = contract.getJsonObject("components").getJsonObject("schemas");

        assertThat(paths.getJsonObject("/api/v1/basket-notes").getJsonObject("get").getJsonArray("parameters").toString())
                .contains("\"enum\":[\"basket\",\"invoice\"]");
        assertThat(paths.getJsonObject("/api/v1/basket-notes/{id}").getJsonObject("get").toString()).contains("\"name\":\"expand\"");
        assertThat(paths.getJsonObject("/api/v1/baskets/{id}/notes").getJsonObject("get").toString()).contains("BasketNotePage", "\"id\"");
        assertThat(schemas.getJsonObject("BasketNote").getJsonObject("properties").getJsonObject("invoice").toString())
                .contains("#/components/schemas/Invoice");
        assertThat(schemas.getJsonObject("Basket").getJsonObject("properties").getJsonObject("previous").toString()).contains("allOf");
        assertThat(schemas.getJsonObject("Basket").getJsonObject("properties").getJsonObject("lines").toString())
                .contains("#/components/schemas/BasketLine");
        assertThat(schemas.getJsonObject("BasketLine").getJsonObject("properties").getJsonObject("invoice").toString())
                .contains("#/components/schemas/Invoice");
    }

    private static List<String> ids(Answer list) {
        return list.json().getJsonArray("items").stream().map(item -> item.asJsonObject().getString("id")).toList();
    }

    private static String basket(String body) {
        return id(one.post(BASKETS, body));
    }

    private static String note(Api caller, String basket, String invoice, String text) {
        String reference = invoice == null ? "null" : '"' + invoice + '"';
        return id(caller.post(NOTES, "{\"basket_id\":\"%s\",\"invoice_id\":%s,\"text\":\"%s\"}".formatted(basket, reference, text)));
    }

    private static String invoice(Api caller) {
        return id(caller.post("invoices", "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":1}".formatted(UUID.randomUUID())));
    }

    private static String id(Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().getString("id");
    }
}
