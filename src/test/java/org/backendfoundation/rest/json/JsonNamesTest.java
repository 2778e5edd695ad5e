package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonNamesTest {

    record Names(int a, int aB, int isActive, int someURL, int x1Y2, int already_snake) {
    }

    @Test
    void namesAreReadAsJsonbWritesThem() {
        Names names = new Names(1, 2, 3, 4, 5, 6);

        byte[] written = SharedJsonb.get().toJson(names).getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.<Names>read(written, Names.class)).isEqualTo(names);
    }

    @Test
    void pointersAreEscaped() {
        assertThat(JsonNames.escape("a/b~c")).isEqualTo("a~1b~0c");
    }
}
