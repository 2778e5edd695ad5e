package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of changes in every kind of mapping: each changed column or collection, before and after. */
@OncePerEngine
class AuditedMappingsIT {

    private static SampleServer server;
    private static String here;
    private static String there;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        here = post("countries/here");
        there = post("countries/there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "home-null     | `city`:{`before`:`Bern`},`country_id`:{`before`:`HERE`},`lat`:{`before`:1},`lon`:{`before`:2}",
        "home-country  | `country_id`:{`after`:`THERE`,`before`:`HERE`}",
        "point         | `lat`:{`after`:9,`before`:1}",
        "point-new     | `lat`:{`after`:9,`before`:1}",
        "tags          | `tags`:{`after`:[`a`,`b`],`before`:[`a`]}",
        "lines         | `lines`:{`after`:[{`article`:`chalk`,`origin_id`:`HERE`,`remark`:`***`}],"
                + "`before`:[{`article`:`pen`,`origin_id`:`HERE`,`remark`:`***`}]}",
        "labels        | `labels`:{`after`:{`k`:`w`},`before`:{`k`:`v`}}",
        "slots         | `slots`:{`after`:{`s`:{`article`:`ink`,`origin_id`:`HERE`,`remark`:`***`},"
                + "`t`:{`article`:`ink`,`origin_id`:`THERE`,`remark`:`***`}},"
                + "`before`:{`s`:{`article`:`ink`,`origin_id`:`HERE`,`remark`:`***`}}}",
        "countries     | `countries`:{`after`:[`HERE`,`THERE`],`before`:[`HERE`]}",
        "note          | `note`:{`after`:`second`,`before`:`first`}",
        "account       | `account`:{`after`:`***`,`before`:`***`}",
        "code          | `code`:{`after`:`shut`,`before`:`open`}",
        "price         | `price`:{`after`:{`amount`:3.5,`currency`:`USD`},`before`:{`amount`:2.5,`currency`:`USD`}}",
        "version       | ~~",
        "cleared       | `total`:{`after`:10,`before`:1.00}",
        "flushed-twice | `city`:{`after`:`Chur`,`before`:`Bern`},`country_id`:{`after`:`THERE`,`before`:`HERE`}"})
    void changeIsRecordedBeforeAndAfter(String what, String changes) {
        String order = post("orders/" + here);

        change(order, what);

        JsonObject entry = last(order, 2);
        assertThat(entry.getString("action_type")).isEqualTo("UPDATE");
        assertThat(entry.getJsonObject("metadata").getInt("version")).isGreaterThan(1);
        assertThat(changes(entry)).isEqualTo(json(changes));
    }

    @Test
    void whatDidNotChangeLeavesNoEntry() {
        String order = post("orders/" + here);

        post("orders/" + order + "/same/" + here);

        assertThat(last(order, 1).getString("action_type")).isEqualTo("CREATE");
    }

    @Test
    void embeddedObjectIsRecordedWhenItComesBack() {
        String order = post("orders/" + here);
        change(order, "home-null");

        change(order, "home-set");

        assertThat(changes(last(order, 3))).isEqualTo(json("`city`:{`after`:`Bern`},`country_id`:{`after`:`THERE`},`lat`:{`after`:1},"
                + "`lon`:{`after`:2}"));
    }

    @Test
    void childrenAreRecordedWithTheirOwner() {
        String order = post("orders/" + here);

        change(order, "part");

        JsonObject parts = changes(last(order, 2)).getJsonObject("parts");
        assertThat(parts.getJsonObject("before")).isEmpty();
        assertThat(entries("AuditedPart", parts.getJsonObject("after").keySet().iterator().next())).hasSize(1);
    }

    @Test
    void storedValueIsRecorded() {
        String order = post("orders/" + here);

        change(order, "rounded");

        assertThat(changes(last(order, 2))).isEqualTo(json("`total`:{`after`:1.01,`before`:1.00},"
                + "`tags`:{`after`:[`a`,`c`],`before`:[`a`]}"));
    }

    @Test
    void createAndPurgeHaveAllOfIt() {
        String order = post("orders/" + here);
        change(order, "purge");

        JsonObject created = changes(last(order, 2, 1));
        JsonObject purged = changes(last(order, 2));

        assertThat(created.keySet()).containsExactlyInAnyOrder("is_active", "total", "account", "code", "price", "note", "city", "lat",
                "lon",
                "country_id", "tags", "lines", "labels", "slots", "countries", "parts");
        assertThat(purged.keySet()).isEqualTo(created.keySet());
        assertThat(List.of("lines", "labels", "slots", "countries", "tags", "note", "lat", "country_id")).allSatisfy(name -> assertThat(
                purged.getJsonObject(name).get("before")).isEqualTo(created.getJsonObject(name).get("after")));
        assertThat(created.toString()).doesNotContain("DE89", "hidden");
    }

    @Test
    void subclassWithATableOfItsOwnIsRecordedWhole() {
        String dog = post("dogs");

        List<JsonObject> entries = entries("AuditedDog", dog);

        assertThat(changes(entries.get(0))).isEqualTo(json("`code`:{`after`:`e`,`before`:`d`},`breed`:{`after`:`pug`,`before`:`collie`}"));
        assertThat(changes(entries.get(1)).keySet()).containsExactlyInAnyOrder("is_active", "code", "breed");
    }

    @Test
    void historyKnowsRowsOfSubclassesAndOfOtherNames() {
        assertThat(history("audited-vehicles/" + post("cars"))).containsExactly("CREATE");
        assertThat(history("audited-countries/" + there)).containsExactly("CREATE");
    }

    @Test
    void entityOfAnotherNameIsPurged() {
        String country = post("countries/gone");
        server.one().delete("audited-countries/" + country);

        Api.Answer purged = server.administrator().post("audited-countries/purge",
                "{\"deleted_before\": \"" + OffsetDateTime.now(ZoneOffset.UTC) + "\", \"reason\": \"a test\"}");

        assertThat(purged.json().getInt("purged")).as(purged.body()).isEqualTo(1);
        assertThat(entries("Land", country)).extracting(entry -> entry.getString("action_type")).containsExactly("PURGE", "DELETE",
                "CREATE");
    }

    private static List<String> history(String row) {
        return server.administrator().get(row + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("action_type")).toList();
    }

    private static void change(String order, String what) {
        post("orders/" + order + "/" + what + "/" + there);
    }

    private static String post(String path) {
        Api.Answer answer = server.one().post("audited-probe/" + path, "");
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
        return answer.body();
    }

    private static JsonObject last(String order, int entries) {
        return last(order, entries, 0);
    }

    private static JsonObject last(String order, int entries, int before) {
        List<JsonObject> found = entries("AuditedOrder", order);
        assertThat(found).hasSize(entries);
        return found.get(before);
    }

    private static List<JsonObject> entries(String type, String id) {
        return server.administrator().get("audit-entries?entity_type=" + type + "&entity_id=" + id).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObject changes(JsonObject entry) {
        return entry.getJsonObject("metadata").getJsonObject("changes");
    }

    private static JsonObject json(String changes) {
        String text = "{" + changes.replace('`', '"').replace("THERE", there).replace("HERE", here) + "}";
        return Json.createReader(new StringReader(text)).readObject();
    }
}
