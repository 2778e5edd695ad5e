package org.backendfoundation.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealFileTest {

    @TempDir
    Path directory;

    @Test
    void sealsComeBackAsTheyWentOut() throws IOException {
        SealFile file = new SealFile(directory.resolve("seals"));
        Seal one = seal(1);
        Seal two = seal(2);

        file.append(one);
        file.append(two);

        List<Seal> seals = new ArrayList<>();
        List<Integer> broken = new ArrayList<>();
        file.read(seals::add, broken::add);
        assertThat(seals).containsExactly(one, two);
        assertThat(broken).isEmpty();
    }

    @Test
    void linesThatAreNoSealsAreTold() throws IOException {
        SealFile file = new SealFile(directory.resolve("seals"));
        file.append(seal(1));
        Files.writeString(file.path(), "{\"number\": 2}\n[]\n{\"number\"\n", StandardOpenOption.APPEND);
        file.append(seal(3));

        List<Integer> broken = new ArrayList<>();
        file.read(seal -> {}, broken::add);

        assertThat(broken).containsExactly(2, 3, 4);
    }

    private static Seal seal(long number) {
        return new Seal(number, 1, 7_160_824_713_950_283_341L, 1, 16_384, OffsetDateTime.parse("2026-11-25T12:00:00.123456Z"),
                "ab".repeat(32));
    }
}
