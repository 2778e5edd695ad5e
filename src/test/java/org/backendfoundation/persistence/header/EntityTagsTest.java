package org.backendfoundation.persistence.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", " \"1\" ", "\"0\",\"1\"", "\"a,b\" , \"1\"", "*", " * ", "\"1\",", ",\"1\"", "\"2\",,\"1\"",
        "\t,\t\"1\"\t,\t"})
    void tagIsFound(String header) {
        assertThat(EntityTags.parse("If-Match", List.of(header)).isMatch("\"1\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1-gzip\"", "\"1;gzip\"", "\"1--gzip\"", "W/\"1-br\"", "\"1-zstd\"", "\"0\", W/\"1;deflate\""})
    void tagThatCameThroughACompressingProxyIsFound(String header) {
        assertThat(EntityTags.parse("If-Match", List.of(header)).isMatch("\"1\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"11\"", "\"\"", "W/\"11\"", "\"1-\"", "\"1-gzip-x\"", "\"1-2\"", "\"-gzip\"", "\"gzip-1\"", "\"1gzip\""})
    void otherTagDoesNotFit(String header) {
        assertThat(EntityTags.parse("If-Match", List.of(header)).isMatch("\"1\"")).isFalse();
    }

    @Test
    void linesAreOneList() {
        EntityTags tags = EntityTags.parse("If-Match", List.of("\"99\"", "\"5\", \"6\""));

        assertThat(tags.tags()).containsExactly("\"99\"", "\"5\"", "\"6\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "1", "\"1", "1\"", "w/\"1\"", "\"1\" \"2\"", "*, \"1\"", "\"a b\"", "W/ \"1\""})
    void malformedIsRefused(String header) {
        assertThatThrownBy(() -> EntityTags.parse("If-Match", List.of(header))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("If-Match");
    }

    @Test
    void longHeaderIsRefused() {
        assertThatThrownBy(() -> EntityTags.parse("If-Match", List.of(" ".repeat(5000) + "\"1\""))).isInstanceOf(ProblemException.class);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            EntityTags.parse("If-Match", List.of(text));
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo(PersistenceError.INVALID_ENTITY_TAG);
        }
    }
}
