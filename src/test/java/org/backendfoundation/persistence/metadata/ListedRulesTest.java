package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.audit.capture.Secret;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.junit.jupiter.api.Test;

class ListedRulesTest {

    private static final String ATTRIBUTES = "created_at, created_by, guard_id, guarded, id, is_active, reader_id, title, "
            + "updated_at, updated_by, version";

    /** To whom books are lent. */
    @Entity
    public static class Reader extends BaseEntity {

        private String name;

        @JsonbTransient
        private String hidden;

        private String written;

        @Secret
        private String secret;

        @Convert(converter = EncryptedTextConverter.class)
        private String encrypted;

        @Secret
        @Embedded
        private Desk desk;

        @ManyToOne(fetch = FetchType.LAZY)
        private Reader parent;

        @ManyToMany
        private List<Reader> friends = new ArrayList<>();

        public String getName() {
            return name;
        }

        public String getHidden() {
            return hidden;
        }

        public void setWritten(String written) {
            this.written = written;
        }

        public boolean isWrittenOnce() {
            return written != null;
        }

        public String getSecret() {
            return secret;
        }

        public String getEncrypted() {
            return encrypted;
        }

        public Desk getDesk() {
            return desk;
        }

        public Reader getParent() {
            return parent;
        }

        public List<Reader> getFriends() {
            return friends;
        }
    }

    /** Where somebody sits. */
    @Embeddable
    public static class Desk {

        private Integer number;

        public Integer getNumber() {
            return number;
        }
    }

    /** Names, beside two that are right, what no list may be narrowed by, or sorted. */
    @Entity
    @Listed(filters = {"reader.name", "reader.parent_id", "reader.hidden", "reader.written", "reader.secret", "reader.encrypted",
        "reader.desk.number", "reader.parent.name", "reader.friends", "reader.colour", "reader.parent", "guard.name"},
            sorts = {"reader.name", "title"})
    public static class Loan extends BaseEntity {

        private String title;

        @ManyToOne(fetch = FetchType.LAZY)
        private Reader reader;

        @ManyToOne(fetch = FetchType.LAZY)
        private Reader guard;

        public String getTitle() {
            return title;
        }

        public Reader getReader() {
            return reader;
        }

        public void setGuard(Reader guard) {
            this.guard = guard;
        }

        public boolean isGuarded() {
            return guard != null;
        }
    }

    @Test
    void whatAListMustNotTellOfRowsBehindReferencesIsNamedWithTheReason() {
        OfflineUnit.read(BaseEntity.class, Reader.class, Desk.class, Loan.class, EncryptedTextConverter.class);

        assertThat(MetadataRegistry.unserved()).extracting(Unserved::entity).containsOnly(Loan.class);
        assertThat(MetadataRegistry.unserved()).extracting(Unserved::attribute, Unserved::reason).containsExactlyInAnyOrder(
                tuple("reader.hidden", "@Listed names it, but it leads through a reference to what answers do not show."),
                tuple("reader.written", "@Listed names it, but it leads through a reference to what answers do not show."),
                tuple("guard.name", "@Listed names it, but it leads through a reference to what answers do not show."),
                tuple("reader.secret", "@Listed names it, but it leads through a reference to what is @Secret."),
                tuple("reader.desk.number", "@Listed names it, but it leads through a reference to what is @Secret."),
                tuple("reader.encrypted",
                        "@Listed names it, but it leads through a reference to what a converter of its own stores, which may encrypt it."),
                tuple("reader.parent.name", "@Listed names it, but a path leads through one reference at most."),
                tuple("reader.friends", "@Listed names it, but lists cannot be narrowed by an attribute of this kind."),
                tuple("reader.colour", "@Listed names it, but the entity has no such attribute; it has " + ATTRIBUTES + "."),
                tuple("reader.parent", "@Listed names it, but the entity has no such attribute; it has " + ATTRIBUTES + "."),
                tuple("reader.name", "@Listed names it as a sort, but no index has rows in the order of what other rows have."));
    }
}
