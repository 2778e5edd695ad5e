package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.configuration.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path directory;

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("secret"), text).toString();
    }

    private static ConfigurationResult read(String file, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("DATABASE_URL", "postgresql://app@db/app");
        variables.put("DATABASE_PASSWORD_FILE", file);
        return new SettingsReader(new VariablesLookup(variables)).read(List.of(new DatabaseAccess()));
    }

    private static List<String> rules(String file) {
        return read(file, Map.of()).violations().stream().map(violation -> violation.key() + " " + violation.rule()).toList();
    }

    @Test
    void secretIsWhatTheFileHas() throws IOException {
        ConfigurationResult result = read(file("pass wörd${x}"), Map.of());

        assertThat(DatabaseAccess.url(result.orThrow()).password()).hasValue("pass wörd${x}");
        assertThat(result.configuration().warnings()).isEmpty();
        assertThat(result.toString()).doesNotContain("wörd");
    }

    @Test
    void fileThatCannotBeReadIsTold() throws IOException {
        assertThat(rules(directory.resolve("missing").toString())).containsExactly("database_password readable_file");
        assertThat(rules(directory.toString())).containsExactly("database_password readable_file");
        assertThat(rules("\0")).containsExactly("database_password readable_file");
        assertThat(rules(file(""))).containsExactly("database_password empty_file");
        assertThat(rules(file("x".repeat(70_000)))).containsExactly("database_password file_size");
    }

    @Test
    void whiteSpaceAtAnEndIsRefusedBecauseNobodySeesIt() throws IOException {
        assertThat(rules(file("secret\n"))).containsExactly("database_password white_space_at_an_end");
        assertThat(rules(file(" secret"))).containsExactly("database_password white_space_at_an_end");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        Path secret = Files.write(directory.resolve("latin"), new byte[] {(byte) 0xE4});

        assertThat(rules(secret.toString())).containsExactly("database_password utf_8");
    }

    @Test
    void valueBesideItIsRefused() throws IOException {
        assertThat(read(file("secret"), Map.of("DATABASE_PASSWORD", "secret")).violations()).extracting(ConfigurationViolation::rule)
                .containsExactly("given_twice");
    }

    @Test
    void secretThatSomebodyTookForThePathIsNotShown() {
        assertThat(read("hunter2", Map.of()).violations()).hasSize(1).asString().doesNotContain("hunter2");
    }
}
