package org.backendfoundation.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.plugin.AuthenticationRequestType;

class PasswordPluginTest {

    @TempDir
    Path directory;

    @Test
    void fileIsReadAnewForEachConnection() throws IOException, SQLException {
        Path file = Files.writeString(directory.resolve("password"), "the first");
        PasswordPlugin plugin = with(Map.of("FOUNDATION_POOL_PASSWORD_FILE", file.toString(), "FOUNDATION_POOL_PASSWORD", ""));
        assertThat(asked(plugin)).isEqualTo("the first");

        Files.writeString(file, "pä€ß${user.name}");

        assertThat(asked(plugin)).isEqualTo("pä€ß${user.name}");
    }

    @Test
    void withoutAFileTheVariableCounts() throws SQLException {
        assertThat(asked(with(Map.of("FOUNDATION_POOL_PASSWORD_FILE", "", "FOUNDATION_POOL_PASSWORD", "given")))).isEqualTo("given");
        assertThat(asked(with(Map.of()))).isEmpty();
    }

    @Test
    void eachLogInHasItsOwn() throws SQLException {
        Map<String, String> environment = Map.of("FOUNDATION_POOL_PASSWORD", "application", "FOUNDATION_OWNER_POOL_PASSWORD", "owner");

        assertThat(asked(new PasswordPlugin(PooledLogIn.OWNER, environment) {
        })).isEqualTo("owner");
    }

    @Test
    void fileThatCannotBeUsedIsNamedByItsSettingAndReadAgain() throws IOException, SQLException {
        Path file = directory.resolve("password");
        PasswordPlugin plugin = with(Map.of("FOUNDATION_POOL_PASSWORD_FILE", file.toString()));

        assertThatThrownBy(() -> asked(plugin)).isInstanceOf(SQLException.class)
                .hasMessage("DATABASE_PASSWORD_FILE: There is no such file, or it cannot be read. "
                        + "Put it there, readable for the server's user, or mend the path.")
                .hasFieldOrPropertyWithValue("SQLState", "28P01");
        Files.writeString(file, "secret\n");
        assertThatThrownBy(() -> asked(plugin)).hasMessageStartingWith("DATABASE_PASSWORD_FILE: The file begins or ends with white space")
                .hasMessageNotContaining("secret\n");
        Files.writeString(file, "secret");
        assertThat(asked(plugin)).isEqualTo("secret");
    }

    private static PasswordPlugin with(Map<String, String> environment) {
        return new PasswordPlugin(PooledLogIn.APPLICATION, environment) {
        };
    }

    private static String asked(PasswordPlugin plugin) throws SQLException {
        return new String(plugin.getPassword(AuthenticationRequestType.SASL));
    }
}
