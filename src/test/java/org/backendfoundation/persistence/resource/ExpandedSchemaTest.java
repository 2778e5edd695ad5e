package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class ExpandedSchemaTest {

    /** Shows a row of an entity that has no resource. */
    @Entity
    @Listed(expand = "owner")
    public static class Garden extends BaseEntity {

        @ManyToOne
        private Owner owner;

        public Owner getOwner() {
            return owner;
        }

        public void setOwner(Owner owner) {
            this.owner = owner;
        }
    }

    /** Has no resource. */
    @Entity
    public static class Owner extends BaseEntity {

        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @Test
    void rowOfAnEntityWithoutAResourceIsDescribed() {
        OfflineUnit.read(BaseEntity.class, Garden.class, Owner.class);
        Components components = OASFactory.createComponents();

        Schema garden = ExpandedSchema.of(EntityMetadata.of(Garden.class), new NamedSchemas(components));

        assertThat(garden.getProperties().get("owner").getRef()).isEqualTo("#/components/schemas/Owner");
        assertThat(components.getSchemas().get("Owner").getProperties()).containsKeys("id", "name");
    }
}
