package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.example.clinic.HomeVisit;
import org.example.clinic.Patient;
import org.example.clinic.PatientResource;
import org.example.clinic.Treatment;
import org.example.clinic.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckEntitiesTest {

    @TempDir
    Path classes;

    /** An entity as a team brings it from elsewhere. */
    @Entity
    public static class WithoutBase {

        @Id
        Long number;
    }

    @Entity
    @Listed(filters = "colour", expand = "invoice")
    public static class Faulty extends BaseEntity {

        @ElementCollection
        private Map<Integer, String> labels;

        public Map<Integer, String> getLabels() {
            return labels;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Scattered extends BaseEntity {
    }

    @Entity
    public static class Scatter extends Scattered {
    }

    /** No rule of ours: the provider itself does not take it. */
    @Entity
    public static class Misled extends BaseEntity {

        @OneToMany(mappedBy = "nobody")
        private List<Faulty> faults;

        public List<Faulty> getFaults() {
            return faults;
        }
    }

    @Entity
    @Listed(small = true, filters = "borrower")
    public static class Strict extends BaseEntity {

        @Column
        private String borrower;

        public String getBorrower() {
            return borrower.strip();
        }
    }

    @Entity
    public static class Unmade extends BaseEntity {

        public Unmade() {
            throw new UnsupportedOperationException("Take the other constructor");
        }
    }

    @Entity
    @Table(name = "preference")
    public static class Preference extends BaseEntity {

        @Column
        private JsonObject choices;

        public JsonObject getChoices() {
            return choices;
        }
    }

    @Test
    void everyEntityThatIsShippedExtendsTheBase() throws Exception {
        assertThat(CheckEntities.findings(Path.of("target", "classes"), getClass().getClassLoader())).isEmpty();
    }

    @Test
    void entityOfATeamWithoutTheBaseEndsTheBuild() throws IOException {
        copy(WithoutBase.class);

        assertThatThrownBy(() -> CheckEntities.main(new String[] {classes.toString()})).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The entities break one rule:\n" + WithoutBase.class.getName()
                        + ": This entity does not extend BaseEntity. Let it extend BaseEntity");
    }

    @Test
    void whatWouldStopTheDeploymentEndsTheBuild() throws IOException {
        copy(Faulty.class);
        copy(Scattered.class);
        copy(Scatter.class);

        assertThat(findings()).contains(
                Faulty.class.getName() + ": labels: The keys of this map are no names in JSON. Take String, an enum or UUID.",
                Scattered.class.getName()
                        + ": This entity is stored in one table for each class. Take InheritanceType.JOINED or SINGLE_TABLE.")
                .anyMatch(line -> line.contains("colour: @Listed names it, but the entity has no such attribute"))
                .anyMatch(line -> line.contains("invoice: @Listed names it, but it leads to no reference"));
    }

    @Test
    void whatTheProviderDoesNotTakeEndsTheBuildWithItsName() throws IOException {
        copy(Faulty.class);
        copy(Misled.class);

        assertThat(findings()).singleElement().asString().contains("Misled", "faults", "nobody");
    }

    @Test
    void getterThatThrowsOnAnEmptyEntityIsToldWithItsPlaceAndTheWayOut() throws IOException {
        copy(Strict.class);

        assertThat(findings()).containsExactly(
                Strict.class.getName() + ": borrower: Its getter throws on an empty entity: java.lang.NullPointerException: "
                        + "Cannot invoke \"String.strip()\" because \"this.borrower\" is null. "
                        + "Let the getter take what a new entity has, such as null.");
    }

    @Test
    void constructorThatThrowsIsToldWithItsReason() throws IOException {
        copy(Unmade.class);

        assertThat(findings()).singleElement().asString().contains("Unmade", "constructor", "Take the other constructor");
    }

    @Test
    void jsonNeedsNoConverterInTheEntity() throws IOException {
        copy(Preference.class);

        assertThat(findings()).isEmpty();
    }

    @Test
    void exampleOfThePageBreaksNoRuleButForAMissingResource() throws IOException {
        copy(Visit.class);
        copy(HomeVisit.class);
        copy(Treatment.class);
        copy(Patient.class);
        assertThat(findings()).singleElement().asString().contains("no resource says who may see a Patient");

        copy(PatientResource.class);
        assertThat(findings()).isEmpty();
    }

    private List<String> findings() throws IOException {
        return CheckEntities.findings(classes, getClass().getClassLoader());
    }

    @Test
    void projectWithoutClassesBreaksNoRule() throws Exception {
        assertThat(CheckEntities.findings(classes.resolve("none"), getClass().getClassLoader())).isEmpty();
    }

    private void copy(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        try (InputStream stream = type.getClassLoader().getResourceAsStream(file)) {
            Files.copy(stream, classes.resolve(file));
        }
    }
}
