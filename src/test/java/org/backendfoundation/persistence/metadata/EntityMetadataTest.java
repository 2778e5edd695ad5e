package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.eclipse.microprofile.openapi.OASFactory;
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
    @Listed(filters = "shape", sorts = "pause", expand = {"first.second.third", "owner"}, children = "numbered")
    public static class Misspelt extends BaseEntity {

        private Colour colour;
        private Weight weight;
        private Duration pause;

        @ElementCollection
        private Map<Integer, String> numbered = new HashMap<>();

        @ElementCollection
        private List<Weight> weights = new ArrayList<>();

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

        public Duration getPause() {
            return pause;
        }

        public List<Weight> getWeights() {
            return weights;
        }

        public void setWeights(List<Weight> weights) {
            this.weights = weights;
        }

        public Map<Integer, String> getNumbered() {
            return numbered;
        }

        public void setNumbered(Map<Integer, String> numbered) {
            this.numbered = numbered;
        }

        public Thread getThread() {
            return null;
        }

        public void setThread(Thread thread) {
            throw new IllegalStateException("Nobody sets a " + thread);
        }

        @JsonbProperty("colour")
        public String getTint() {
            return null;
        }

        /** Shows an entity as it is. */
        public Customer getFirstCustomer() {
            return null;
        }
    }

    @Entity
    @Table(name = "order")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Ordered extends BaseEntity {
    }

    @Entity
    @Table(name = "large_order")
    public static class LargelyOrdered extends Ordered {
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Scattered extends BaseEntity {
    }

    @Test
    void listedAttributesAreKnownByTheirJsonNames() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class, Reminder.class,
                EncryptedTextConverter.class);
        EntityMetadata<Invoice> metadata = EntityMetadata.of(Invoice.class);

        assertThat(metadata.filters().keySet()).containsExactly("number", "customer", "total", "due_on", "created_at");
        assertThat(metadata.sort("due_on").orElseThrow().javaName()).isEqualTo("dueOn");
        assertThat(metadata.sort("due_on").orElseThrow().isNullable()).isTrue();
        assertThat(metadata.sort("total").orElseThrow().isNullable()).isFalse();
        assertThat(metadata.filter("approved_by")).isEmpty();
        assertThat(EntityMetadata.of(Reminder.class).filters().keySet()).containsExactly("invoice_id", "invoice.number",
                "invoice.customer", "invoice.total", "invoice.due_on");
        assertThat(EntityMetadata.of(Reminder.class).attribute("invoice_id")).isPresent();
    }

    @Entity
    public abstract static class Shape extends BaseEntity {

        private int corners;

        public int getCorners() {
            return corners;
        }

        public void setCorners(int corners) {
            this.corners = corners;
        }
    }

    @Entity
    public static class Square extends Shape {
    }

    @Test
    void abstractEntityIsDescribedAndNotCreated() {
        OfflineUnit.read(BaseEntity.class, Shape.class, Square.class);
        EntityMetadata<Shape> shape = EntityMetadata.of(Shape.class);

        assertThatThrownBy(() -> shape.parse(JsonValue.EMPTY_JSON_OBJECT, Mode.CREATE)).isInstanceOf(ProblemException.class);
        assertThat(shape.schemas(new NamedSchemas(OASFactory.createComponents())).input().getRequired()).isNull();
        assertThat(EntityMetadata.of(Square.class).parse(JsonValue.EMPTY_JSON_OBJECT, Mode.CREATE)).isNotNull();
    }

    @Test
    void baseColumnsAreInTheTableOfTheRoot() {
        OfflineUnit.read(BaseEntity.class, Ordered.class, LargelyOrdered.class);

        assertThat(EntityMetadata.of(LargelyOrdered.class).table()).isEqualTo(EntityMetadata.of(Ordered.class).table())
                .containsIgnoringCase("order")
                .doesNotContainIgnoringCase("large");
    }

    @Test
    void whatCannotBeServedIsNamed() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Misspelt.class, Scattered.class,
                Customer.class, Parcel.class, ParcelLine.class,
                Parcel.Place.class, Parcel.Geo.class);

        assertThat(MetadataRegistry.unserved()).extracting(Unserved::entity, Unserved::attribute, Unserved::rule)
                .containsExactlyInAnyOrder(tuple(Misspelt.class, "weight", "stored_form"),
                        tuple(Misspelt.class, "weights", "stored_form"),
                        tuple(Misspelt.class, "first_customer", "no_entity"),
                        tuple(Misspelt.class, "numbered", "map_key"), tuple(Misspelt.class, "thread", "type"),
                        tuple(Misspelt.class, "colour", "unique_name"),
                        tuple(Misspelt.class, "shape", "listed_attributes"),
                        tuple(Misspelt.class, "pause", "listed_attributes"),
                        tuple(Misspelt.class, "first.second.third", "listed_attributes"),
                        tuple(Misspelt.class, "owner", "listed_attributes"),
                        tuple(Misspelt.class, "numbered", "listed_attributes"),
                        tuple(Scattered.class, null, "inheritance"));
        assertThat(MetadataRegistry.unserved()).extracting(Unserved::remedy).doesNotContain("");
    }
}
