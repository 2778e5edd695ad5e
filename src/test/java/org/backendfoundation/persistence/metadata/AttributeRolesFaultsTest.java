package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.conversion.JsonConverters;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;
import org.junit.jupiter.api.Test;

/** Where roles of attributes make no sense. */
class AttributeRolesFaultsTest {

    /** What cannot be kept. */
    @Entity
    public static class Misuse extends BaseEntity {

        @AttributeRoles(read = Roles.AUDITOR)
        private String unseen;

        @AttributeRoles(update = Roles.AUDITOR)
        private String unwritten;

        @AttributeRoles(read = {Roles.AUDITOR, "nobody"}, create = Roles.CLIENT)
        private String blind;

        @Convert(converter = JsonConverters.OfObject.class)
        private Box box;

        @AttributeRoles(read = Roles.ANY_CALLER, create = Roles.CLIENT, update = Roles.ADMIN)
        public boolean isRight() {
            return unseen != null;
        }

        public void setRight(boolean right) {
            unseen = right ? "" : null;
        }

        public String getUnwritten() {
            return unwritten;
        }

        public String getBlind() {
            return blind;
        }

        public void setBlind(String blind) {
            this.blind = blind;
        }

        public Box getBox() {
            return box;
        }

        @Override
        @AttributeRoles(read = Roles.AUDITOR)
        public UUID getCreatedBy() {
            return super.getCreatedBy();
        }
    }

    /** A value in one column. */
    public record Box(List<Inner> inner) {
    }

    /** Where nobody heeds it. */
    public record Inner(@AttributeRoles(read = Roles.AUDITOR) String text) {
    }

    @Test
    void whatCannotBeKeptIsNamedWithTheReason() {
        OfflineUnit.read(BaseEntity.class, Misuse.class);

        assertThat(MetadataRegistry.unserved()).extracting(Unserved::attribute, Unserved::reason).containsExactlyInAnyOrder(
                tuple("unseen", "@AttributeRoles cannot be kept here: no caller knows it anyway."),
                tuple("unwritten", "@AttributeRoles cannot be kept here: it has no setter, so nobody can write it."),
                tuple("blind", "@AttributeRoles cannot be kept here: it lets client write, who may not read it."),
                tuple("box", "@AttributeRoles cannot be kept here: it is within a value that one column holds; put it on the attribute."),
                tuple("created_by", "@AttributeRoles cannot be kept here: all who may read the entity need it."));
        assertThat(MetadataRegistry.roles()).containsOnlyKeys("**", "admin", "auditor", "client", "nobody");
    }
}
