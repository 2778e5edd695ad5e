package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.junit.jupiter.api.Test;

class EntityMetadataTest {

    @Listed(filters = "colour")
    private static final class Misspelt extends BaseEntity {
    }

    enum Size {
        SMALL, LARGE
    }

    @Listed(sorts = "size")
    private static final class Unsortable extends BaseEntity {

        @SuppressWarnings("unused")
        private Size size;
    }

    @Test
    void listedAttributesAreKnownByTheirJsonNames() {
        EntityMetadata<Invoice> shape = EntityMetadata.of(Invoice.class);

        assertThat(shape.filters().keySet()).containsExactly("number", "customer", "total", "due_on", "created_at");
        assertThat(shape.sort("due_on").orElseThrow().javaName()).isEqualTo("dueOn");
        assertThat(shape.filter("approved_by")).isEmpty();
    }

    @Test
    void nothingIsListedUnlessSaid() {
        assertThat(EntityMetadata.of(Reminder.class).filters()).isEmpty();
    }

    @Test
    void onlyWhatMayBeNullIsNullable() {
        EntityMetadata<Invoice> shape = EntityMetadata.of(Invoice.class);

        assertThat(shape.sort("due_on").orElseThrow().isNullable()).isTrue();
        assertThat(shape.sort("total").orElseThrow().isNullable()).isFalse();
    }

    @Test
    void unknownNameIsToldWithThoseThatExist() {
        assertThatThrownBy(() -> EntityMetadata.of(Misspelt.class)).hasMessageContaining("'colour'").hasMessageContaining("created_at");
    }

    @Test
    void enumIsNoSortKey() {
        assertThatThrownBy(() -> EntityMetadata.of(Unsortable.class)).hasMessageContaining("cannot be sorted by a Size");
    }
}
