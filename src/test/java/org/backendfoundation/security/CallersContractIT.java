package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.sample.staff.StaffRoles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of a caller's roles, beside that of everybody. */
class CallersContractIT {

    private static SampleServer sample;
    private static JsonObject client;
    private static JsonObject personnel;
    private static JsonObject administrator;
    private static JsonObject everybody;

    @BeforeAll
    static void read() {
        sample = SampleServer.shared();
        client = contract(sample.one());
        personnel = contract(sample.caller("contract-personnel", StaffRoles.PERSONNEL));
        administrator = contract(sample.administrator());
        everybody = sample.openApi();
    }

    private static JsonObject contract(Api caller) {
        Answer answer = caller.get("openapi");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void operationsAreThoseThatTheCallerMayCall() {
        assertThat(paths(client)).contains("/api/v1/employees", "/api/v1/orders", "/api/v1/me", "/api/v1/employees/{id}/promote")
                .doesNotContain("/api/v1/actors", "/api/v1/audit-entries", "/api/v1/orders/purge", "/api/v1/orders/{id}/ship");
        assertThat(paths(personnel)).contains("/api/v1/employees", "/api/v1/employees/{id}/reports")
                .doesNotContain("/api/v1/orders", "/api/v1/employees/purge");
        assertThat(paths(administrator)).containsAll(paths(everybody)).contains("/api/v1/employees/{id}/reports");
        assertThat(paths(everybody)).doesNotContain("/api/v1/employees/{id}/reports");
    }

    private static Set<String> paths(JsonObject contract) {
        return contract.getJsonObject("paths").keySet();
    }

    @Test
    void attributesAreThoseThatTheCallerMayReadAndWrite() {
        for (JsonObject narrow : List.of(client, everybody)) {
            assertThat(attributes(narrow, "Employee")).contains("name", "grade").doesNotContain("salary", "badge", "manager_id");
            assertThat(attributes(narrow, "EmployeeInput")).contains("name").doesNotContain("salary", "grade");
            assertThat(attributes(narrow, "EmployeeReplacement")).contains("grade");
            assertThat(attributes(narrow, "Contract")).containsExactly("begins_on");
            assertThat(parameters(narrow, "/api/v1/employees")).contains("name", "grade_from", "department.name")
                    .noneMatch(name -> name.matches("(salary|badge|manager|contract|department.budget).*"));
        }
        assertThat(client.getJsonObject("components").getJsonObject("schemas").toString()).doesNotContain("salary", "badge", "budget");
        assertThat(attributes(personnel, "Employee")).contains("salary", "badge", "manager_id", "grade");
        assertThat(attributes(personnel, "EmployeeInput")).contains("salary", "badge", "grade");
        assertThat(parameters(personnel, "/api/v1/employees")).contains("salary_from", "badge_contains", "manager.name",
                "contract.notice_weeks").doesNotContain("department.budget");
        assertThat(parameters(administrator, "/api/v1/employees")).contains("department.budget", "salary");
    }

    private static Set<String> attributes(JsonObject contract, String schema) {
        return contract.getJsonObject("components").getJsonObject("schemas").getJsonObject(schema).getJsonObject("properties").keySet();
    }

    private static List<String> parameters(JsonObject contract, String path) {
        return contract.getJsonObject("paths").getJsonObject(path).getJsonObject("get").getJsonArray("parameters")
                .getValuesAs(JsonObject.class).stream().map(parameter -> parameter.getString("name", "")).toList();
    }

    @Test
    void itSaysOfOtherOperationsWhatTheServerSays() {
        for (String path : paths(everybody)) {
            if (!path.matches("/api/v1/(employees|departments|products|shipments|parcels|payments|suppliers|orders).*")) {
                assertThat(plain(administrator.getJsonObject("paths").get(path))).as(path)
                        .isEqualTo(plain(everybody.getJsonObject("paths").get(path)));
            }
        }
        JsonObject schemas = everybody.getJsonObject("components").getJsonObject("schemas");
        for (String schema : List.of("Problem", "Me", "DatabaseView", "Customer", "CustomerInput", "KindText", "KindNumberInput", "Review",
                "ActorPatch", "AuditEntryPage", "Reminder", "BatchLine")) {
            assertThat(plain(administrator.getJsonObject("components").getJsonObject("schemas").get(schema))).as(schema)
                    .isEqualTo(plain(schemas.get(schema)));
        }
        for (String part : List.of("/openapi", "/info/title", "/info/version", "/security", "/x-codes")) {
            assertThat(plain(administrator.getValue(part))).as(part).isEqualTo(plain(everybody.getValue(part)));
        }
    }

    /** Without an order of names, and numbers in one form. */
    private static Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            TreeMap<String, Object> plain = new TreeMap<>();
            object.forEach((name, one) -> plain.put(name, plain(one)));
            return plain;
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(CallersContractIT::plain).toList();
        }
        return value instanceof JsonNumber number ? number.bigDecimalValue().stripTrailingZeros() : String.valueOf(value);
    }

    @Test
    void referencesLeadSomewhereAndNothingIsLeftOver() {
        for (JsonObject contract : List.of(client, personnel, administrator)) {
            List<String> references = new ArrayList<>();
            collect(contract, references);

            assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(contract.getValue(reference.substring(1))).isNotNull());
            assertThat(contract.getJsonObject("components").getJsonObject("schemas").keySet())
                    .allMatch(schema -> references.contains("#/components/schemas/" + schema));
        }
        assertThat(client.getJsonObject("components").getJsonObject("schemas").keySet()).doesNotContain("ActorPage", "Actor");
    }

    private static void collect(JsonValue value, List<String> references) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                references.add(reference.getString());
            }
            object.values().forEach(one -> collect(one, references));
        } else if (value instanceof JsonArray array) {
            array.forEach(one -> collect(one, references));
        }
    }

    @Test
    void itIsSentAgainOnlyToOthers() {
        Answer first = sample.one().get("openapi");

        assertThat(sample.other().get("openapi").header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(sample.one().get("openapi", "If-None-Match", first.header("ETag")).status()).isEqualTo(304);
        assertThat(sample.administrator().get("openapi", "If-None-Match", first.header("ETag")).status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(sample.one().asStranger().get("openapi").status()).isEqualTo(401);
        assertThat(new TreeSet<>(paths(contract(sample.caller("contract-auditor", Roles.AUDITOR))))).contains("/api/v1/audit-entries")
                .doesNotContain("/api/v1/employees");
    }
}
