package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.ws.rs.Path;
import java.util.List;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.persistence.metadata.Unserved;
import org.backendfoundation.rest.deprecation.DeprecatedApi;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.Basket;
import org.backendfoundation.sample.BasketLine;
import org.backendfoundation.sample.BasketNote;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;

class EntityRulesTest {

    private static class WithoutBase {
    }

    @Entity
    @Listed(filters = "name")
    public static class Shelf extends BaseEntity {

        private String name;

        public String getName() {
            return name;
        }
    }

    @Path("boxes")
    @Bulk(keys = {"label", "weight"}, references = {"shelf.name", "shelf.id", "label.name", "shelf"})
    public static class BoxResource extends EntityResource<Box> {

        public BoxResource() {
            super(Box.class);
        }
    }

    @Entity
    @Listed(filters = "label")
    public static class Box extends BaseEntity {

        private String label;
        private int weight;

        @ManyToOne(fetch = FetchType.LAZY)
        private Shelf shelf;

        public String getLabel() {
            return label;
        }

        public int getWeight() {
            return weight;
        }

        public Shelf getShelf() {
            return shelf;
        }
    }

    /** Has names that two parameters would have, and one that keeps its meaning. */
    @Entity
    @Listed(filters = {"valid", "valid_from", "limit", "open_to"})
    public static class Ambiguous extends BaseEntity {

        private int valid;
        private int validFrom;
        private int limit;
        private int openTo;

        public int getValid() {
            return valid;
        }

        public int getValidFrom() {
            return validFrom;
        }

        public int getLimit() {
            return limit;
        }

        public int getOpenTo() {
            return openTo;
        }
    }

    /** Says of an attribute, and of one of an embedded object, a day that is none. */
    @Entity
    public static class Ending extends BaseEntity {

        @DeprecatedApi(since = "2026-13-01")
        private String fax;

        @Embedded
        private Line line;

        public String getFax() {
            return fax;
        }

        public Line getLine() {
            return line;
        }
    }

    /** Embedded. */
    @Embeddable
    public static class Line {

        private String number;

        @DeprecatedApi(since = "2026-01-01", sunset = "never")
        public String getNumber() {
            return number;
        }
    }

    @Test
    void dayThatIsNoneIsNamedWithItsAttribute() {
        OfflineUnit.read(BaseEntity.class, Ending.class, Line.class);

        assertThat(EntityRules.violations(List.of(Ending.class), List.of())).extracting(ConfigurationViolation::rule,
                ConfigurationViolation::message)
                .containsExactlyInAnyOrder(tuple("deprecated_api", "fax: @DeprecatedApi: since is '2026-13-01' and no day as 2026-01-01."),
                        tuple("deprecated_api", "line.number: @DeprecatedApi: sunset is 'never' and no day as 2027-01-01."));
    }

    @Test
    void filterWhoseParameterHasTwoMeaningsIsNamedWithTheWayOut() {
        OfflineUnit.read(BaseEntity.class, Ambiguous.class);

        assertThat(EntityRules.violations(List.of(Ambiguous.class), List.of())).extracting(ConfigurationViolation::message)
                .containsExactlyInAnyOrder(
                        "valid_from: @Listed names it as a filter, but the filter valid has a parameter of this name, too.",
                        "limit: @Listed names it as a filter, but every list has a parameter of this name.");
    }

    /** Has paths that a client could not tell from other names, through a reference to what no resource serves. */
    @Entity
    @Listed(filters = {"shelf_name", "shelf.name"})
    public static class Alike extends BaseEntity {

        private String shelfName;

        @ManyToOne(fetch = FetchType.LAZY)
        private Shelf shelf;

        public String getShelfName() {
            return shelfName;
        }

        public Shelf getShelf() {
            return shelf;
        }
    }

    @Test
    void pathIsNamedThatClientsCannotTellFromAnotherOrThatNoResourceOpens() {
        OfflineUnit.read(BaseEntity.class, Shelf.class, Alike.class);

        assertThat(EntityRules.violations(List.of(Alike.class), List.of())).extracting(ConfigurationViolation::message)
                .containsExactly("shelf.name: @Listed names it, but no resource says who may see a Shelf.",
                        "shelf.name: @Listed names it as a filter, but generated clients have one name for shelf_name and shelf.name.");
    }

    @Test
    void keyOfAnImportThatIsNoFilterIsNamedWithTheWayOut() {
        OfflineUnit.read(BaseEntity.class, Shelf.class, Box.class);
        EntityResources.add(BoxResource.class);
        try {
            assertThat(EntityRules.violations(List.of(Box.class, Shelf.class), List.of())).extracting(ConfigurationViolation::rule,
                    ConfigurationViolation::message).containsExactly(
                            tuple("bulk_attributes", "weight: @Bulk names it as a key, but it is no attribute that is a filter."),
                            tuple("bulk_attributes", "shelf.id: @Bulk names it as a reference, but it is no reference and a filter of the "
                                    + "row behind it."),
                            tuple("bulk_attributes", "label.name: @Bulk names it as a reference, but it is no reference and a filter of "
                                    + "the row behind it."),
                            tuple("bulk_attributes", "shelf: @Bulk names it as a reference, but it is no reference and a filter of the row "
                                    + "behind it."));
        } finally {
            EntityResources.remove(BoxResource.class);
        }
    }

    @Test
    void entityOnTheBaseBreaksNoRule() {
        assertThat(EntityRules.violations(List.of(Invoice.class), List.of())).isEmpty();
    }

    @Test
    void entityWithoutTheBaseIsNamedWithTheWayOut() {
        ConfigurationViolation violation = EntityRules.violations(List.of(WithoutBase.class), List.of()).get(0);

        assertThat(violation.key()).isEqualTo("WithoutBase");
        assertThat(violation.rule()).isEqualTo("extends_base_entity");
        assertThat(violation.remedy()).contains("extend BaseEntity", "is_active");
    }

    @Test
    void expansionAndListOfWhatNoResourceShowsAreNamedWithTheWayOut() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Basket.class, Basket.Shop.class,
                Basket.Shelf.class, BasketLine.class, BasketNote.class, Invoice.class);

        assertThat(EntityRules.violations(List.of(BasketNote.class, Basket.class), List.of()))
                .extracting(ConfigurationViolation::key, ConfigurationViolation::message)
                .contains(tuple("BasketNote", "invoice: @Listed names it, but no resource says who may see a Invoice."),
                        tuple("Basket", "notes: @Listed names it, but no resource says who may see a BasketNote."));
    }

    @Test
    void whatCannotBeServedIsNamedWithItsAttribute() {
        Unserved unserved = new Unserved(Invoice.class, "weight", "stored_form", "The database would hold a serialized Java object.",
                "Convert it.");

        assertThat(EntityRules.violations(List.of(Invoice.class), List.of(unserved))).singleElement()
                .satisfies(found -> assertThat(found.toString()).contains("Invoice", "weight: The database would hold", "Convert it."));
    }

    /** An attribute for a role that nobody declares, and one for roles that there are. */
    @Entity
    public static class Drawer extends BaseEntity {

        @AttributeRoles(read = "locksmith")
        private String lock;

        @AttributeRoles(read = {Roles.AUDITOR, Roles.ANY_CALLER})
        private String label;

        public String getLock() {
            return lock;
        }

        public String getLabel() {
            return label;
        }
    }

    @Test
    void roleOfAnAttributeIsOneThatIsDeclared() {
        OfflineUnit.read(BaseEntity.class, Drawer.class);

        assertThat(EntityRules.undeclaredRoles()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("attribute_roles");
            assertThat(found.message()).isEqualTo("@AttributeRoles names the role locksmith, which nobody declares.");
            assertThat(found.remedy()).startsWith("Declare it by @ApplicationRole, or name one of ").contains("auditor");
        });
    }
}
