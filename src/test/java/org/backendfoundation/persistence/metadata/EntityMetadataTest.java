package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.io.Serializable;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.NullableUuidConverter;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.junit.jupiter.api.Test;

class EntityMetadataTest {

    enum Colour {
        RED, BLUE
    }

    /** A value that nothing stores as anything but a serialized object. */
    public static class Weight implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** Breaks a rule with each attribute. */
    @Entity
    @Listed(filters = "shape", sorts = "colour")
    public static class Misspelt extends BaseEntity {

        private Colour colour;
        private Weight weight;

        public Colour getColour() {
            return colour;
        }

        public void setColour(Colour colour) {
            this.colour = colour;
        }

        public Weight getWeight() {
            return weight;
        }

        public void setWeight(Weight weight) {
            this.weight = weight;
        }

        /** Shows an entity as it is. */
        public Customer getFirstCustomer() {
            return null;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Scattered extends BaseEntity {
    }

    @Test
    void listedAttributesAreKnownByTheirJsonNames() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, NullableUuidConverter.class, Invoice.class, Reminder.class,
                EncryptedTextConverter.class);
        EntityMetadata<Invoice> metadata = EntityMetadata.of(Invoice.class);

        assertThat(metadata.filters().keySet()).containsExactly("number", "customer", "total", "due_on", "created_at");
        assertThat(metadata.sort("due_on").orElseThrow().javaName()).isEqualTo("dueOn");
        assertThat(metadata.sort("due_on").orElseThrow().isNullable()).isTrue();
        assertThat(metadata.sort("total").orElseThrow().isNullable()).isFalse();
        assertThat(metadata.filter("approved_by")).isEmpty();
        assertThat(EntityMetadata.of(Reminder.class).filters().keySet()).containsExactly("invoice_id");
        assertThat(EntityMetadata.of(Reminder.class).attribute("invoice_id").orElseThrow().target()).contains(Invoice.class);
    }

    @Test
    void whatCannotBeServedIsNamed() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, NullableUuidConverter.class, Misspelt.class, Scattered.class,
                Customer.class, Parcel.class, ParcelLine.class,
                Parcel.Place.class, Parcel.Geo.class);

        assertThat(MetadataRegistry.unserved()).extracting(Unserved::entity, Unserved::attribute, Unserved::rule)
                .containsExactlyInAnyOrder(tuple(Misspelt.class, "weight", "stored_form"),
                        tuple(Misspelt.class, "first_customer", "no_entity"),
                        tuple(Misspelt.class, "shape", "listed_attributes"),
                        tuple(Misspelt.class, "colour", "listed_attributes"),
                        tuple(Scattered.class, null, "inheritance"));
        assertThat(MetadataRegistry.unserved()).extracting(Unserved::remedy).doesNotContain("");
    }
}
