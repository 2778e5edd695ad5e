package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbTransient;
import java.nio.charset.StandardCharsets;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StrictJsonAssignTest {

    /** A bean as entities are. */
    public static final class Box {

        private String colour = "red";
        private int size = 1;
        @JsonbTransient
        private String secret = "kept";

        public void setColour(String colour) {
            this.colour = colour;
        }

        public void setSize(int size) {
            this.size = size;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }
    }

    private final Box box = new Box();

    @Test
    void onlyWhatIsNamedIsSet() {
        StrictJson.assign(json("{\"size\":2}"), box);

        assertThat(box.size).isEqualTo(2);
        assertThat(box.colour).isEqualTo("red");
    }

    @Test
    void nullEmptiesWhatMayBeEmpty() {
        StrictJson.assign(json("{\"colour\":null}"), box);

        assertThat(box.colour).isNull();
    }

    @Test
    void nothingIsSetIfAnythingIsWrong() {
        assertThatThrownBy(() -> StrictJson.assign(json("{\"colour\":\"blue\",\"size\":\"big\"}"), box))
                .isInstanceOf(ProblemException.class);

        assertThat(box.colour).isEqualTo("red");
    }

    @Test
    void transientFieldDoesNotExist() {
        assertThat(StrictJson.names(Box.class)).containsExactlyInAnyOrder("colour", "size");
        assertThatThrownBy(() -> StrictJson.assign(json("{\"secret\":\"known\"}"), box)).isInstanceOf(ProblemException.class);
        assertThat(box.secret).isEqualTo("kept");
    }

    private static JsonObject json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }
}
