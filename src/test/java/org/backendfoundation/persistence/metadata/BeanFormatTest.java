package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.ValueFormat.Described;
import org.backendfoundation.persistence.metadata.ValueFormat.View;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.json.SharedJsonb;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.testing.ContractSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a contract says of records and beans that are one value. */
class BeanFormatTest {

    private static final int BODIES = 3_000;
    private static final long SEED = 20261130;
    private static final String REFERENCE = "#/components/schemas/";

    /** Of which a price is made. */
    public record Amount(BigDecimal value, Currency currency) {
    }

    /** Some days of the week. */
    public enum Day {
        MONDAY, SUNDAY
    }

    /** Has parts of its own kind, and of each other kind. */
    public record Crate(int weight, @NotBlank @Size(max = 20) String label, Day day, Amount price, @Valid Lid lid, List<Crate> within,
            @Size(min = 2) Map<String, Amount> prices, Set<Day> days, Optional<String> remark, JsonObject anything, LocalDate packed,
            @JsonbProperty("own_name") Boolean named) {
    }

    /** A bean, with names and fields that only one direction has. */
    public static class Lid {

        @JsonbProperty("of_material")
        private String material = "wood";
        private int thickness = 3;
        private Crate upon;
        private String secret;
        private LocalDate due = LocalDate.of(2026, 1, 31);

        @NotNull
        public String getMaterial() {
            return material;
        }

        public void setMaterial(String material) {
            this.material = material;
        }

        public int getThickness() {
            return thickness;
        }

        public void setThickness(int thickness) {
            this.thickness = thickness;
        }

        @JsonbNillable
        public Crate getUpon() {
            return upon;
        }

        public void setUpon(Crate upon) {
            this.upon = upon;
        }

        @JsonbTransient
        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }

        @JsonbDateFormat("dd.MM.yyyy")
        public LocalDate getDue() {
            return due;
        }

        @JsonbTransient
        public void setDue(LocalDate due) {
            this.due = due;
        }
    }

    private final Components components = OASFactory.createComponents();
    private final NamedSchemas names = new NamedSchemas(components);

    private JsonObject contract;
    private ContractSchemas schemas;

    @BeforeEach
    void describe() throws IOException {
        schema(View.ANSWER);
        schema(View.INPUT);
        schema(View.PATCH);
        String document = OpenApiSerializer.serialize(OASFactory.createOpenAPI().openapi("3.0.3").components(components), Format.JSON);
        contract = StrictJson.parse(document.getBytes(StandardCharsets.UTF_8)).asJsonObject();
        schemas = new ContractSchemas(contract);
    }

    private Schema schema(View view) {
        return new BeanFormat(Crate.class).schema(new Described(view, true, false, "CargoCrate", names));
    }

    @Test
    void eachHasANameAndACycleEnds() {
        assertThat(schema(View.ANSWER).getRef()).isEqualTo(REFERENCE + "Crate");
        assertThat(schema(View.INPUT).getRef()).isEqualTo(schema(View.REPLACEMENT).getRef()).isEqualTo(REFERENCE + "CrateInput");
        assertThat(schema(View.PATCH).getRef()).isEqualTo(REFERENCE + "CratePatch");
        assertThat(property("Crate", "within").getItems().getRef()).isEqualTo(REFERENCE + "Crate");
        assertThat(property("Crate", "lid").getRef()).isEqualTo(REFERENCE + "Lid");
        assertThat(named(property("Crate", "lid")).getProperties()).containsOnlyKeys("of_material", "thickness", "upon", "due");
        assertThat(named(property("CrateInput", "lid")).getProperties()).containsOnlyKeys("of_material", "thickness", "upon", "secret");
        assertThat(property("Crate", "prices").getAdditionalPropertiesSchema().getRef()).isEqualTo(REFERENCE + "Amount");
    }

    @Test
    void answerRequiresWhatIsAlwaysThere() {
        Schema lid = named(property("Crate", "lid"));

        assertThat(components.getSchemas().get("Crate").getRequired()).containsExactly("weight");
        assertThat(lid.getRequired()).containsExactly("thickness");
        assertThat(named(lid.getProperties().get("upon")).getNullable()).as("is written as null").isTrue();
        assertThat(lid.getProperties().get("due").getFormat()).as("has a form of its own").isNull();
        assertThat(property("Crate", "label").getMaxLength()).as("a value may be older than a constraint").isNull();
    }

    @Test
    void bodyRequiresWhatWouldBeRefusedWithoutIt() {
        Schema input = components.getSchemas().get("CrateInput");

        assertThat(input.getRequired()).containsExactlyInAnyOrder("weight", "label");
        assertThat(input.getAdditionalPropertiesBoolean()).isFalse();
        assertThat(property("CrateInput", "label").getMaxLength()).isEqualTo(20);
        assertThat(property("CrateInput", "label").getNullable()).isNull();
        assertThat(property("CrateInput", "day").getEnumeration()).containsExactly("MONDAY", "SUNDAY", null);
        assertThat(named(property("CrateInput", "lid")).getRequired()).as("a bean has values of its own").isNull();
        assertThat(named(property("CrateInput", "lid")).getProperties().get("of_material").getNullable()).isNull();
    }

    @Test
    void patchRequiresNothingAndRemovesWhatMayGo() {
        assertThat(components.getSchemas().get("CratePatch").getRequired()).isNull();
        assertThat(property("CratePatch", "prices").getMinProperties()).as("it names some of the entries").isNull();
        assertThat(property("CrateInput", "prices").getMinProperties()).isEqualTo(2);
        assertThat(property("CratePatch", "weight").getNullable()).as("a record needs it").isNull();
        assertThat(named(property("CratePatch", "lid")).getProperties().get("thickness").getNullable()).isTrue();
        assertThat(named(property("CratePatch", "within").getItems()).getRequired()).as("an array is taken whole").contains("weight");
    }

    @Test
    void patchReachesIntoTheRecordsOfAMap() {
        MapFormat format = new MapFormat(JsonScalars.of(String.class).orElseThrow(), new BeanFormat(Amount.class));
        Map<String, Amount> before = Map.of("net", new Amount(BigDecimal.ONE, Currency.getInstance("EUR")));
        BodyChange change = new BodyChange(Mode.MERGE, null);

        Object parsed = format.parse(json("{\"net\":{\"currency\":\"CHF\"},\"tax\":{\"value\":2}}"), Mode.MERGE, "", change.violations());
        Object merged = format.apply(null, before, parsed, change, "");

        assertThat(merged).isEqualTo(Map.of("net", new Amount(BigDecimal.ONE, Currency.getInstance("CHF")), "tax",
                new Amount(BigDecimal.valueOf(2), null)));
    }

    private static JsonValue json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void schemaTakesWhatIsTakenAndRefusesTheRest() {
        RandomBodies bodies = new RandomBodies(SEED, contract);
        Set<String> takenAlone = new HashSet<>();
        int taken = 0;
        for (int i = 0; i < BODIES; i++) {
            String body = bodies.next("CrateInput");
            List<String> violations = violations(body);
            List<String> findings = schemas.findings(REFERENCE + "CrateInput", body).stream().map(ContractSchemas.Finding::keyword)
                    .toList();
            if (violations.isEmpty() && findings.isEmpty()) {
                assertAnswer(body);
                taken++;
            } else if (findings.isEmpty()) {
                takenAlone.addAll(violations);
            }
        }

        assertThat(taken).isGreaterThan(BODIES / 20);
        assertThat(takenAlone).as("currencies and sizes of numbers have no format that validators know").isSubsetOf("format", "range");
    }

    private static List<String> violations(String body) {
        try {
            bound(body);
            return List.of();
        } catch (ProblemException refused) {
            return refused.violations().stream().map(Violation::rule).toList();
        }
    }

    private static Object bound(String body) {
        return StrictJson.bind(json(body), Crate.class);
    }

    private void assertAnswer(String body) {
        String answer = SharedJsonb.get().toJson(bound(body));
        assertThat(schemas.findings(REFERENCE + "Crate", answer)).as(answer).isEmpty();
    }

    @Test
    void typesOfOneNameAreToldApart() {
        assertThat(new BeanFormat(Other.Lid.class).schema(new Described(View.ANSWER, true, false, "CargoCover", names)).getRef())
                .isEqualTo(REFERENCE + "CargoCover");
        assertThat(components.getSchemas().get("Hinge").getProperties().get("lids").getItems().getRef())
                .as("refers to the one that it holds").isEqualTo(REFERENCE + "CargoCover");
    }

    /** Holds a type of a name that another has. */
    static final class Other {

        /** Has the name of a bean above. */
        public record Lid(Hinge hinge) {
        }

        /** Leads back. */
        public record Hinge(List<Lid> lids) {
        }
    }

    private Schema property(String schema, String name) {
        return components.getSchemas().get(schema).getProperties().get(name);
    }

    private Schema named(Schema reference) {
        return names.resolve(reference);
    }
}
