package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.sample.staff.StaffRoles;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden from a caller is hidden everywhere. */
@OncePerEngine
class AttributeRolesIT {

    private static final String HIDDEN = "(?s).*(salary|badge|manager|notice|reason|mark|budget|4711|BQX1|fever).*";

    private static SampleServer sample;
    private static Api client;
    private static Api personnel;
    private static Api payroll;
    private static Api auditor;

    private String department;
    private String employee;
    private String boss;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        personnel = sample.caller("attribute-personnel", StaffRoles.PERSONNEL);
        payroll = sample.caller("attribute-payroll", StaffRoles.PAYROLL);
        auditor = sample.caller("attribute-auditor", Roles.AUDITOR);
    }

    @BeforeEach
    void employ() {
        SampleServer.shared();
        department = created(sample.administrator().post("departments", "{\"name\": \"Sales\", \"budget\": 4711}"));
        employee = created(personnel.post("employees", """
                {"name": "Ada", "salary": 4711, "grade": 3, "badge": "BQX1", "department_id": "%s",
                 "contract": {"begins_on": "2026-01-01", "notice_weeks": 4},
                 "absences": [{"absent_on": "2026-02-02", "reason": "fever"}],
                 "qualifications": [{"subject": "law", "mark": 5}, {"subject": "art"}]}""".formatted(department)));
        boss = created(personnel.post("employees", "{\"name\": \"Bob\"}"));
        personnel.patch("employees/" + employee, "{\"manager_id\": \"%s\"}".formatted(boss));
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    @Test
    void answersHaveWhatTheCallerMayRead() {
        for (String path : List.of("employees/" + employee, "employees", "departments/" + department, "departments",
                "employees?expand=department", "employees/" + employee + "?expand=department", "departments/" + department + "/employees",
                "employees/export", "employees/export?format=csv", "employees/" + employee + "/history")) {
            Answer answer = client.get(path);

            assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotMatch(HIDDEN).containsAnyOf("Ada", "Sales");
        }
        assertThat(personnel.get("employees/" + employee).json().toString()).contains("\"salary\":4711", "\"badge\":\"BQX1\"",
                "\"notice_weeks\":4", "\"reason\":\"fever\"", "\"mark\":5", "\"manager_id\"");
        assertThat(personnel.get("employees/" + employee + "?expand=department").json().getJsonObject("department").keySet())
                .contains("name").doesNotContain("budget");
        assertThat(payroll.get("employees/" + employee + "?expand=department").json().toString()).contains("\"salary\":4711",
                "\"budget\":4711").doesNotContain("badge", "fever");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "employees?salary=4711 | employees?celery=4711",
        "employees?salary_from=1 | employees?celery_from=1",
        "employees?badge_in=BQX1,B-2 | employees?batch_in=BQX1,B-2",
        "employees?badge_contains=BQX1 | employees?batch_contains=BQX1",
        "employees?badge_prefix=B | employees?batch_prefix=B",
        "employees?badge_null=true | employees?batch_null=true",
        "employees?contract.notice_weeks=4 | employees?contract.other_weeks=4",
        "employees?department.budget=4711 | employees?department.gadget=4711",
        "employees?department.budget_from=1&count=exact | employees?department.gadget_from=1&count=exact",
        "employees?manager.name=Ada | employees?manicure.name=Ada",
        "employees?sort=salary | employees?sort=celery",
        "employees?sort=-contract.notice_weeks | employees?sort=-contract.other_weeks",
        "employees?fields=salary | employees?fields=celery",
        "employees?expand=manager | employees?expand=manicure",
        "employees/{id}?fields=badge | employees/{id}?fields=batch",
        "employees/{id}?expand=manager | employees/{id}?expand=manicure",
        "employees/{id}/reports | employees/{id}/resorts",
        "employees/export?salary_from=1 | employees/export?celery_from=1",
        "departments?budget=4711 | departments?gadget=4711"})
    void hiddenNameIsAnsweredAsOneThatThereIsNot(String hidden, String unknown) {
        Answer answer = client.get(hidden.replace("{id}", employee));
        Answer other = client.get(unknown.replace("{id}", employee));

        assertThat(answer.status()).isIn(400, 404).isEqualTo(other.status());
        assertThat(alike(answer.body())).isEqualTo(alike(other.body()));
    }

    /** Without what the request itself says, and what each answer has of its own. */
    private static String alike(String body) {
        return body.replaceAll("\"request_id\":\"[^\"]*\"", "").replaceAll("celery|salary", "x").replaceAll("batch|badge", "x")
                .replaceAll("other_weeks|notice_weeks", "x").replaceAll("gadget|budget", "x").replaceAll("manicure|manager", "x")
                .replaceAll("resorts|reports", "x");
    }

    @Test
    void readersNarrowAndSortByIt() {
        assertThat(personnel.get("employees?salary_from=1&badge_contains=bqx&contract.notice_weeks=4&manager.name=Bob&sort=-salary").json()
                .getJsonArray("items")).hasSize(1);
        assertThat(payroll.get("employees?department.budget=4711&salary_in=1,4711").json().getJsonArray("items")).hasSize(1);
        assertThat(payroll.get("employees?badge=BQX1").violations()).containsExactly("badge unknown");
        assertThat(personnel.get("employees/" + boss + "/reports").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void whatAGetGaveIsPutBackAndChangesNothing() {
        String before = sample.administrator().get("employees/" + employee).body();

        Answer answer = client.put("employees/" + employee, client.get("employees/" + employee).body());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(sample.administrator().get("employees/" + employee).body()).isEqualTo(before);
    }

    @Test
    void whatIsHiddenOrReadOnlyStaysWhenTheRestIsReplaced() {
        Answer answer = client.put("employees/" + employee, "{\"name\": \"Eve\", \"contract\": {\"begins_on\": \"2027-01-01\"}, "
                + "\"qualifications\": [{\"subject\": \"law\"}, {\"subject\": \"tax\"}]}");

        assertThat(answer.body()).doesNotMatch(HIDDEN);
        JsonObject whole = personnel.get("employees/" + employee).json();
        assertThat(whole.toString()).contains("Eve", "\"salary\":4711", "\"grade\":3", "\"badge\":\"BQX1\"", "\"notice_weeks\":4",
                "\"manager_id\"", "\"mark\":5", "\"subject\":\"tax\"").doesNotContain("\"art\"", "department_id");
        assertThat(whole.getJsonArray("absences")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"salary\": 1}", "{\"badge\": null}", "{\"manager_id\": null}", "{\"contract\": {\"notice_weeks\": 1}}",
        "{\"qualifications\": [{\"mark\": 1}]}", "{\"absences\": [{\"absent_on\": \"2026-01-01\", \"reason\": \"x\"}]}"})
    void bodyThatNamesWhatIsHiddenIsRefused(String body) {
        assertThat(client.patch("employees/" + employee, body).violations()).singleElement().asString().endsWith(" unknown");
        assertThat(client.post("employees", body).violations()).singleElement().asString().endsWith(" unknown");
    }

    @Test
    void bodyThatNamesWhatOthersWriteIsToldSo() {
        assertThat(client.post("employees", "{\"name\": \"Eve\", \"grade\": 2}").violations()).containsExactly("/grade roles");
        assertThat(client.patch("employees/" + employee, "{\"grade\": 4}").violations()).containsExactly("/grade roles");
        assertThat(client.patch("employees/" + employee, "{\"grade\": 3, \"name\": \"Eve\"}").status()).isEqualTo(200);
        assertThat(payroll.patch("employees/" + employee, "{\"salary\": 4712}").violations()).containsExactly("/salary roles");
    }

    @Test
    void brokenRuleOfWhatIsHiddenNamesNothingOfIt() {
        personnel.patch("employees/" + employee, "{\"salary\": 99950}");
        Answer check = client.post("employees/%s/promote".formatted(employee), "");
        personnel.patch("employees/" + employee, "{\"salary\": 1, \"contract\": {\"notice_weeks\": 52}}");
        sampleExecute("UPDATE employee SET salary = -500");
        Answer validation = client.post("employees/%s/promote".formatted(employee), "");
        Answer body = client.patch("employees/" + employee, "{\"name\": \" \"}");

        assertThat(check.status()).isEqualTo(400);
        assertThat(check.body()).doesNotMatch(HIDDEN).contains("It breaks a rule that may concern what the caller may not read.");
        assertThat(validation.violations()).containsExactly(" undisclosed");
        assertThat(validation.body()).doesNotMatch(HIDDEN);
        assertThat(body.violations()).containsExactlyInAnyOrder("/name not_blank", " undisclosed");
        assertThat(personnel.post("employees/%s/promote".formatted(employee), "").violations()).containsExactly("/salary positive");
    }

    @Test
    void constraintOfTheDatabaseIsNamedToWhoeverKnowsTheWholeRow() {
        String other = created(personnel.post("employees", "{\"name\": \"Eve\"}"));

        assertThat(personnel.patch("employees/" + other, "{\"badge\": \"BQX1\"}").violations()).containsExactly("/badge unique");
        assertThat(client.patch("employees/" + other, "{\"name\": \"Ada\"}").violations()).containsExactly("/name unique");
        assertThat(personnel.patch("employees/" + other, "{\"grade\": 11}").body()).contains("employee grade is known");
    }

    @Test
    void rowIsSentAgainBecauseRolesMayHaveChanged() {
        Answer first = client.get("employees/" + employee);

        assertThat(client.get("employees/" + employee, "If-None-Match", first.header("ETag")).status()).isEqualTo(200);
    }

    @Test
    void historyHasWhatTheCallerMayRead() {
        personnel.patch("employees/" + employee, "{\"salary\": 4712}");
        List<JsonObject> entries = client.get("employees/" + employee + "/history").json().getJsonArray("items")
                .getValuesAs(JsonObject.class);

        assertThat(entries).filteredOn(entry -> entry.getString("action_type").equals("UPDATE")).isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getJsonObject("metadata").getJsonObject("changes")).isEmpty());
        assertThat(entries.toString()).doesNotMatch(HIDDEN).contains("absent_on", "subject", "begins_on");
        assertThat(personnel.get("employees/" + employee + "/history").body()).contains("4712", "fever", "notice_weeks", "badge", "mark");
    }

    @Test
    void auditorsReadTheTrailWithTheirOwnRoles() {
        client.get("employees?name=Ada");
        personnel.get("employees?salary_from=4711&name=Ada&sort=salary", "X-Request-Id", "asked-for-pay");
        String entries = "audit-entries?entity_type=Employee&entity_id=" + employee;
        String id = auditor.get(entries + "&action_type=CREATE").json().getJsonArray("items").getJsonObject(0).getString("id");
        String read = auditor.get("audit-entries?action_type=READ&request_id=asked-for-pay").body();

        for (String path : List.of(entries, "audit-entries/" + id, "audit-entries/export?entity_type=Employee&entity_id=" + employee,
                "audit-entries/export?format=csv&entity_type=Employee&entity_id=" + employee)) {
            assertThat(auditor.get(path).body()).as(path).doesNotMatch(HIDDEN).contains("Ada", "begins_on", "absent_on");
            assertThat(sample.administrator().get(path).body()).as(path).contains("4711", "notice_weeks", "BQX1", "fever", "mark");
        }
        assertThat(read).contains("Ada").doesNotMatch(HIDDEN);
        for (String text : List.of("fever", "4711", "BQX1", "notice_weeks", boss, "\"mark\": 5")) {
            String search = entries + "&count=exact&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(auditor.get(search).json().getInt("count")).as(text).isZero();
            assertThat(sample.administrator().get(search).json().getInt("count")).as(text).isPositive();
        }
        assertThat(auditor.get(entries + "&text=begins_on").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void filesHaveAndTakeWhatTheCallerMayReadAndWrite() {
        assertThat(client.get("employees/export?format=csv").body().lines().findFirst().orElseThrow()).doesNotMatch(HIDDEN)
                .contains("contract.begins_on", "department_id");
        assertThat(send(client, "employees/batch", "text/csv", "name,salary\nEve,1\n").body())
                .contains("/1/salary", "There is no such column")
                .doesNotContain("badge", "notice_weeks");
        assertThat(send(client, "employees/batch", "application/x-ndjson", "{\"name\":\"Eve\",\"badge\":\"x\"}").violations())
                .containsExactly("/1/badge unknown");
        assertThat(send(client, "employees/batch?key=badge", "text/csv", "name\nEve\n").body()).contains("Must be one of id, name.");
        assertThat(send(client, "employees/batch", "text/csv", "name,department.budget\nEve,4711\n").violations())
                .containsExactly("/1/department.budget column");
        assertThat(send(payroll, "employees/batch?key=name", "text/csv", "name,department.budget\nEve,4711\n").body())
                .contains("\"created\":1");
        assertThat(send(client, "employees/batch?key=name", "text/csv", "name,contract.begins_on\nAda,2027-07-07\n").body())
                .contains("\"updated\":1");
        assertThat(send(personnel, "employees/batch?key=badge", "text/csv", "badge,grade\nBQX1,4\n").body()).contains("\"updated\":1");
        assertThat(personnel.get("employees/" + employee).body()).contains("\"salary\":4711", "2027-07-07", "\"notice_weeks\":4",
                "\"grade\":4");
    }

    private static Answer send(Api caller, String path, String type, String file) {
        return caller.send(path, request -> request.header("Content-Type", type).POST(BodyPublishers.ofString(file)));
    }

    @Test
    void repetitionGivesWhatTheCallerMayReadNow() {
        Api demoted = sample.caller("attribute-demoted", StaffRoles.PERSONNEL);
        String body = "{\"name\": \"Eve\", \"salary\": 4711}";
        demoted.post("employees", body, "Idempotency-Key", "create");
        Answer promoted = demoted.post("employees/%s/promote".formatted(employee), "", "Idempotency-Key", "promote");
        become(demoted, "client");

        assertThat(demoted.post("employees", body, "Idempotency-Key", "create").violations()).containsExactly("/salary unknown");
        Answer again = demoted.post("employees/%s/promote".formatted(employee), "", "Idempotency-Key", "promote");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(promoted.header("ETag"));
        assertThat(again.body()).doesNotMatch(HIDDEN).contains("\"grade\":4", "Ada", "begins_on", "absent_on", "law");
        become(demoted, "personnel");
        assertThat(demoted.post("employees/%s/promote".formatted(employee), "", "Idempotency-Key", "promote").body())
                .isEqualTo(promoted.body()).contains("4811");
    }

    private static void become(Api caller, String role) {
        sample.administrator().patch("actors/" + caller.get("me").json().getString("id"), "{\"roles\": [\"" + role + "\"]}");
        Deadline.await("the role " + role, Duration.ofSeconds(10), () -> caller.get("me").body().contains(role));
    }

    private static void sampleExecute(String sql) {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
