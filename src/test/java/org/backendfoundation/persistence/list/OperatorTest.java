package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {

    /** Texts that may and may not be guessed by their beginnings. */
    @Entity
    @Listed(filters = {"shown", "searched", "hidden", "encrypted", "number"}, contains = "searched")
    public static class Guessed extends BaseEntity {

        private String shown;
        private String searched;
        private String hidden;

        @Convert(converter = EncryptedTextConverter.class)
        private String encrypted;

        private int number;

        public String getShown() {
            return shown;
        }

        public void setShown(String shown) {
            this.shown = shown;
        }

        public String getSearched() {
            return searched;
        }

        public void setHidden(String hidden) {
            this.hidden = hidden;
        }

        public boolean isHiding() {
            return hidden != null;
        }

        public String getEncrypted() {
            return encrypted;
        }

        public void setEncrypted(String encrypted) {
            this.encrypted = encrypted;
        }

        public int getNumber() {
            return number;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shown     | EQUAL IN NOT NULL PREFIX",
        "searched  | EQUAL IN NOT NULL PREFIX CONTAINS",
        "hidden    | EQUAL IN NOT NULL",
        "encrypted | EQUAL IN NOT NULL",
        "number    | EQUAL IN NOT FROM TO"})
    void attributeHasTheOperatorsThatFitIt(String filter, String operators) {
        OfflineUnit.read(BaseEntity.class, Guessed.class, EncryptedTextConverter.class);

        assertThat(Operator.of(EntityMetadata.of(Guessed.class), filter)).extracting(Operator::name)
                .containsExactly(operators.split(" ", -1));
    }
}
