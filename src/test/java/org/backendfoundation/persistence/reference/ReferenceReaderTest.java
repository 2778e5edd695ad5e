package org.backendfoundation.persistence.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.persistence.metadata.Unserved;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.sample.shop.Address;
import org.backendfoundation.sample.shop.Category;
import org.backendfoundation.sample.shop.Customer;
import org.backendfoundation.sample.shop.CustomerOrder;
import org.backendfoundation.sample.shop.OrderLine;
import org.backendfoundation.sample.shop.Product;
import org.backendfoundation.sample.shop.Supplier;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {

    /** Breaks a rule with each reference. */
    @Entity
    public static class Careless extends BaseEntity {

        @NotNull
        @ManyToOne
        @Reference(onDelete = OnDelete.DETACH)
        Supplier needed;

        @ManyToOne
        @JoinColumn(name = "column_id", nullable = false)
        @Reference(onDelete = OnDelete.DETACH)
        Supplier neededByItsColumn;

        @ManyToMany
        @Reference(onDelete = OnDelete.CASCADE)
        List<Supplier> many;
    }

    /** Owns parts and has a collection of embeddables, each with a reference that cannot be kept. */
    @Entity
    public static class Owner extends BaseEntity {

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "owner_id")
        List<Part> parts;

        @ElementCollection
        List<Place> places;
    }

    @Entity
    public static class Part extends BaseEntity {

        @ManyToOne
        @Reference(onDelete = OnDelete.CASCADE)
        Supplier supplier;
    }

    @Embeddable
    public static class Place {

        @ManyToOne
        @Reference(onDelete = OnDelete.REFUSE)
        Supplier supplier;
    }

    @Test
    void partsAndCollectionsOfEmbeddablesAreNamed() {
        OfflineUnit.read(BaseEntity.class, Owner.class, Part.class, Place.class, Supplier.class, Product.class, Category.class);

        assertThat(ReferringAttributes.unserved()).extracting(unserved -> unserved.entity().getSimpleName(), Unserved::reason)
                .containsExactlyInAnyOrder(tuple("Owner", "@Reference cannot be kept within a collection of embeddables."),
                        tuple("Part", "A part is deleted and changed with its owner only."));
    }

    @Test
    void referencesAreFoundByTheirTargetAndByTheirOwner() {
        OfflineUnit.read(BaseEntity.class, Address.class, Category.class, Customer.class, CustomerOrder.class, OrderLine.class,
                Product.class,
                Supplier.class);

        assertThat(ReferringAttributes.unserved()).isEmpty();
        assertThat(ReferringAttributes.to(Category.class))
                .extracting(ReferringAttribute::entityName, ReferringAttribute::jsonName, ReferringAttribute::onDelete)
                .containsExactly(tuple("Category", "parent_id", OnDelete.CASCADE), tuple("Product", "category_id", OnDelete.DETACH));
        assertThat(ReferringAttributes.of(OrderLine.class)).extracting(ReferringAttribute::jsonName).containsExactly("product_id");
    }

    @Test
    void whatCannotBeKeptIsNamed() {
        OfflineUnit.read(BaseEntity.class, Careless.class, Supplier.class, Product.class, Category.class);

        assertThat(ReferringAttributes.of(Careless.class)).isEmpty();
        assertThat(ReferringAttributes.unserved()).extracting(Unserved::attribute, Unserved::reason).containsExactlyInAnyOrder(
                tuple("needed_id", "DETACH makes it null, which it must not be."),
                tuple("needed_by_its_column_id", "DETACH makes it null, which it must not be."),
                tuple("many_id", "@Reference is for a @ManyToOne or @OneToOne with a column of its own."));
    }
}
