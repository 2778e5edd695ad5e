package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CreatedEntity;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.Stock;
import org.backendfoundation.sample.staff.Absence;
import org.backendfoundation.sample.staff.Contract;
import org.backendfoundation.sample.staff.Department;
import org.backendfoundation.sample.staff.Employee;
import org.backendfoundation.sample.staff.Qualification;
import org.backendfoundation.sample.staff.StaffRoles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers with some roles know of an entity. */
class AttributeRolesTest {

    private static final Caller CLIENT = caller(Roles.CLIENT);
    private static final Caller PERSONNEL = caller(StaffRoles.PERSONNEL);
    private static final Caller PAYROLL = caller(StaffRoles.PAYROLL);

    /** Tells the values in the messages. */
    private static final MessageInterpolator VALUES = new MessageInterpolator() {

        @Override
        public String interpolate(String template, Context context) {
            return template + " " + context.getValidatedValue();
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    };

    private final Employee employee = employee();

    private static Caller caller(String... roles) {
        return new Caller(UUID.randomUUID(), "somebody", Set.of(roles), "api_key", null);
    }

    @BeforeEach
    void readMetadata() {
        OfflineUnit.read(BaseEntity.class, Employee.class, Department.class, Contract.class, Absence.class, Qualification.class);
    }

    @Test
    void attributeIsKnownToItsReadersAlone() {
        assertThat(of(CLIENT).fields()).contains("name", "grade", "department_id", "contract", "absences")
                .doesNotContain("salary", "badge", "manager_id");
        assertThat(of(PAYROLL).fields()).contains("salary").doesNotContain("badge", "manager_id");
        assertThat(of(PERSONNEL).fields()).contains("salary", "badge", "manager_id");
        assertThat(of(CLIENT).columns().names()).contains("contract.begins_on").doesNotContain("contract.notice_weeks");
        assertThat(shown(CLIENT).toString()).doesNotContain("100", "B-7", "manager", "notice", "reason", "fever", "mark");
        assertThat(shown(PERSONNEL).toString()).contains("100", "B-7", "notice_weeks", "fever", "mark");
    }

    @Test
    void listsCannotBeNarrowedOrSortedByIt() {
        assertThat(of(CLIENT).filters()).containsOnlyKeys("name", "grade", "department_id", "department.name");
        assertThat(of(CLIENT).sorts()).containsOnlyKeys("name");
        assertThat(of(CLIENT).expansions()).containsExactly("department");
        assertThat(of(CLIENT).children()).isEmpty();
        assertThat(of(PAYROLL).filters()).containsOnlyKeys("name", "grade", "salary", "department_id", "department.name",
                "department.budget");
        assertThat(of(PERSONNEL).filters()).doesNotContainKey("department.budget").containsKeys("badge", "manager.name",
                "contract.notice_weeks");
        assertThat(of(PERSONNEL).children()).containsOnlyKeys("reports");
        assertThat(of(CLIENT).related(Department.class).filters()).containsOnlyKeys("name");
    }

    @Test
    void administratorKnowsEverything() {
        assertThat(of(caller(Roles.ADMIN))).isSameAs(EntityMetadata.of(Employee.class));
        assertThat(of(caller(StaffRoles.PERSONNEL, StaffRoles.PAYROLL))).isSameAs(EntityMetadata.of(Employee.class));
    }

    @Test
    void whatRolesKnowIsFoundOutOnce() {
        assertThat(of(CLIENT)).isSameAs(of(caller(Roles.CLIENT, Roles.OPERATOR))).isSameAs(of(Caller.ANONYMOUS))
                .isNotSameAs(of(PERSONNEL));
    }

    @Test
    void bodyThatNamesAHiddenAttributeIsRefusedAsOneThatNamesNothing() {
        for (Mode mode : Mode.values()) {
            List<Violation> hidden = refused(CLIENT, mode, "{\"salary\": \"x\", \"manager_id\": null, \"manager\": {}, "
                    + "\"contract\": {\"notice_weeks\": 1}, \"absences\": [{\"absent_on\": \"2026-01-01\", \"reason\": \"\"}]}");
            List<Violation> unknown = refused(CLIENT, mode, "{\"celery\": \"x\", \"manicure_id\": null, \"manicure\": {}, "
                    + "\"contract\": {\"nonsense\": 1}, \"absences\": [{\"absent_on\": \"2026-01-01\", \"season\": \"\"}]}");

            assertThat(hidden).extracting(Violation::pointer).containsExactlyInAnyOrder("/salary", "/manager_id", "/manager",
                    "/contract/notice_weeks", "/absences/0/reason");
            assertThat(hidden).extracting(Violation::rule, Violation::message)
                    .isEqualTo(unknown.stream().map(one -> tuple(one.rule(), one.message())).toList());
        }
    }

    @Test
    void whatAGetGaveCanBePutBackByEachReaderAndChangesNothing() {
        for (Caller caller : List.of(CLIENT, PAYROLL, PERSONNEL)) {
            JsonObject whole = shown(PERSONNEL);

            BodyChange change = change(caller, Mode.REPLACE, shown(caller));

            change.refuseViolations();
            assertThat(change.isChanged()).isFalse();
            assertThat(change.hasChangedParts()).isFalse();
            assertThat(shown(PERSONNEL)).isEqualTo(whole);
        }
    }

    @Test
    void whatIsHiddenStaysWhenTheRestIsReplaced() {
        String absence = employee.getAbsences().get(0).getId().toString();

        change(CLIENT, Mode.REPLACE, json("{\"name\": \"other\", \"grade\": 3, \"contract\": {}, \"absences\": [{\"id\": \"" + absence
                + "\", \"absent_on\": \"2026-05-05\"}], \"qualifications\": [{\"subject\": \"law\"}, {\"subject\": \"art\"}]}"));

        assertThat(employee.getName()).isEqualTo("other");
        assertThat(employee.getDepartment()).isNull();
        assertThat(employee.getSalary()).isEqualByComparingTo("100");
        assertThat(employee.getBadge()).isEqualTo("B-7");
        assertThat(employee.getManager()).isNotNull();
        assertThat(employee.getContract().getBeginsOn()).isNull();
        assertThat(employee.getContract().getNoticeWeeks()).isEqualTo(4);
        assertThat(employee.getAbsences()).extracting(Absence::getAbsentOn, Absence::getReason)
                .containsExactly(tuple(LocalDate.of(2026, 5, 5), "fever"));
        assertThat(employee.getQualifications()).extracting(Qualification::getSubject, Qualification::getMark)
                .containsExactly(tuple("law", 5), tuple("art", null));
    }

    @Test
    void whatIsHiddenInAnEmbeddedObjectStaysWhenTheObjectGoes() {
        for (String body : List.of("{\"contract\": null}", "{\"contract\": {\"begins_on\": null}}")) {
            change(CLIENT, Mode.MERGE, json(body));

            assertThat(employee.getContract().getBeginsOn()).isNull();
            assertThat(employee.getContract().getNoticeWeeks()).isEqualTo(4);
            assertThat(shown(CLIENT).keySet()).as("nothing tells that there is something").doesNotContain("contract");
            assertThat(change(CLIENT, Mode.REPLACE, shown(CLIENT)).isChanged()).isFalse();
        }
        change(PERSONNEL, Mode.MERGE, json("{\"contract\": null}"));
        assertThat(employee.getContract()).isNull();
    }

    @Test
    void attributeThatOthersWriteMayBeSentAsItIs() {
        assertThat(refused(CLIENT, Mode.CREATE, "{\"name\": \"a\", \"grade\": 1}")).containsExactly(
                new Violation("/grade", "roles", "Needs the role personnel to be written; leave it out."));
        assertThat(changeRefused(CLIENT, Mode.MERGE, "{\"grade\": 4}")).containsExactly(
                new Violation("/grade", "roles", "Needs the role personnel to be written; leave it out."));
        assertThat(changeRefused(PAYROLL, Mode.REPLACE, "{\"name\": \"a\", \"salary\": 99.5}")).extracting(Violation::pointer)
                .containsExactly("/salary");
        assertThat(change(CLIENT, Mode.REPLACE, json("{\"name\": \"a\"}")).violations()).isEmpty();
        assertThat(employee.getGrade()).isEqualTo(3);
        assertThat(change(PERSONNEL, Mode.MERGE, json("{\"grade\": 4, \"salary\": 101}")).violations()).isEmpty();
        assertThat(employee.getGrade()).isEqualTo(4);
    }

    @Test
    void violationOfAHiddenAttributeNamesNeitherItNorItsValue() {
        try (var validators = Validation.byDefaultProvider().configure().ignoreXmlConfiguration().messageInterpolator(VALUES)
                .buildValidatorFactory()) {
            Validator validator = validators.getValidator();
            employee.setName(" ");
            employee.setSalary(new BigDecimal("-12345"));
            employee.getContract().setNoticeWeeks(53);
            var broken = new ConstraintViolationException(validator.validate(employee));

            assertThat(told(CLIENT, broken)).extracting(Violation::pointer, Violation::rule).containsExactly(tuple("", "undisclosed"),
                    tuple("/name", "not_blank"));
            assertThat(told(CLIENT, broken).toString()).doesNotContain("salary", "12345", "53");
            assertThat(told(PERSONNEL, broken)).extracting(Violation::pointer).containsExactly("/contract/notice_weeks", "/name",
                    "/salary");
        }
    }

    private List<Violation> told(Caller caller, ConstraintViolationException broken) {
        return change(caller, Mode.REPLACE, shown(caller)).translate(broken).violations();
    }

    @Test
    void answerOfBeforeLosesWhatIsHiddenNow() {
        assertThat(of(CLIENT).known(shown(PERSONNEL))).isEqualTo(shown(CLIENT));
        assertThat(of(PERSONNEL).known(shown(PERSONNEL))).isEqualTo(shown(PERSONNEL));
    }

    @Test
    void entityWithoutSuchAttributesIsTheSameForAll() {
        OfflineUnit.read(BaseEntity.class, Stock.class);

        assertThat(EntityMetadata.of(Stock.class, Caller.ANONYMOUS)).isSameAs(EntityMetadata.of(Stock.class));
    }

    private static EntityMetadata<Employee> of(Caller caller) {
        return EntityMetadata.of(Employee.class, caller);
    }

    private JsonObject shown(Caller caller) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonProvider.provider().createGenerator(text)) {
            of(caller).write(employee, out);
        }
        return json(text.toString());
    }

    private static List<Violation> refused(Caller caller, Mode mode, String body) {
        return catchThrowableOfType(ProblemException.class, () -> of(caller).parse(json(body), mode)).violations();
    }

    private List<Violation> changeRefused(Caller caller, Mode mode, String body) {
        return catchThrowableOfType(ProblemException.class, () -> change(caller, mode, json(body))).violations();
    }

    private BodyChange change(Caller caller, Mode mode, JsonObject body) {
        BodyChange change = new BodyChange(mode, new KnownRows());
        of(caller).change(employee, of(caller).parse(body, mode), change);
        return change;
    }

    private static JsonObject json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    private static Employee employee() {
        Employee made = CreatedEntity.of(new Employee());
        made.setName("Ada");
        made.setSalary(new BigDecimal("100.00"));
        made.setGrade(3);
        made.setBadge("B-7");
        made.setManager(CreatedEntity.of(new Employee()));
        made.setDepartment(CreatedEntity.of(new Department()));
        Contract contract = new Contract();
        contract.setBeginsOn(LocalDate.of(2026, 1, 1));
        contract.setNoticeWeeks(4);
        made.setContract(contract);
        Absence absence = CreatedEntity.of(new Absence());
        absence.setAbsentOn(LocalDate.of(2026, 2, 2));
        absence.setReason("fever");
        absence.setEmployee(made);
        made.getAbsences().add(absence);
        Qualification law = new Qualification();
        law.setSubject("law");
        law.setMark(5);
        made.getQualifications().add(law);
        return made;
    }
}
