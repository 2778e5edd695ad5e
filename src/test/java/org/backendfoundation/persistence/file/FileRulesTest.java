package org.backendfoundation.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FileRulesTest {

    @Entity
    public static class Letter extends BaseEntity {
    }

    public static class NoEntity extends BaseEntity {
    }

    @Path("letters/{id}/scan")
    public static class Scan extends EntityFileResource<Letter> {

        public Scan() {
            super(Letter.class);
        }
    }

    @Path("letters/{number}/scan")
    public static class WithoutId extends EntityFileResource<Letter> {

        public WithoutId() {
            super(Letter.class);
        }
    }

    @Path("things/{id}/scan")
    public static class OfNoEntity extends EntityFileResource<NoEntity> {

        public OfNoEntity() {
            super(NoEntity.class);
        }
    }

    @BeforeAll
    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, Letter.class);
    }

    @Test
    void rightResourceBreaksNoRule() {
        assertThat(FileRules.violation(Scan.class)).isEmpty();
        assertThat(FileResources.name(Scan.class)).contains("scan");
    }

    @Test
    void pathWithoutTheIdOfARowIsNamed() {
        assertThat(FileRules.violation(WithoutId.class)).hasValueSatisfying(
                violation -> assertThat(violation.toString()).contains("WithoutId", "does not end with the id of a row"));
    }

    @Test
    void classThatIsNoEntityIsNamed() {
        assertThat(FileRules.violation(OfNoEntity.class)).hasValueSatisfying(
                violation -> assertThat(violation.toString()).contains("OfNoEntity", "no entity"));
    }
}
