package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", " \"1\" ", "\"0\",\"1\"", "\"a,b\" , \"1\"", "*", " * "})
    void tagIsFound(String header) {
        assertThat(EntityTags.parse("If-Match", header).isMatch("\"1\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"11\"", "W/\"1\"", "\"\""})
    void otherTagDoesNotFit(String header) {
        assertThat(EntityTags.parse("If-Match", header).isMatch("\"1\"")).isFalse();
    }

    @Test
    void weakTagFitsWeakly() {
        assertThat(EntityTags.parse("If-None-Match", "W/\"1\"").isWeakMatch("\"1\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1", "1\"", "w/\"1\"", "\"1\" \"2\"", "\"1\",", ",\"1\"", "*, \"1\"", "\"a b\"", "\"1\",,\"2\""})
    void malformedIsRefused(String header) {
        assertThatThrownBy(() -> EntityTags.parse("If-Match", header)).isInstanceOf(ProblemException.class).hasMessageContaining("If-Match");
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            EntityTags.parse("If-Match", text);
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo(PersistenceError.INVALID_ENTITY_TAG);
        }
    }
}
