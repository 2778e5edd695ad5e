package org.backendfoundation.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.testing.PlainJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class PoolEnvironmentTest {

    private static final String URL = "postgres://u:p@db/app";

    @Test
    void eachStartOfAServerHasANameOfItsOwnUnlessTheUrlGivesOne() {
        Map<String, String> plain = Map.of("DATABASE_URL", "postgresql://app@db/app");
        Map<String, String> named = Map.of("DATABASE_URL", "postgresql://app@db/app?application_name=orders");

        assertThat(PoolEnvironment.of(plain).get(PoolEnvironment.URL)).containsPattern("ApplicationName=foundation-.+-[0-9a-f]{8}(&|$)")
                .isNotEqualTo(PoolEnvironment.of(plain).get(PoolEnvironment.URL));
        assertThat(PoolEnvironment.of(named).get(PoolEnvironment.URL)).contains("ApplicationName=orders").doesNotContain("foundation-");
    }

    @Test
    void urlIsTranslatedAndCredentialsAreTakenOut() {
        Map<String, String> variables = PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://app:pa%24s@db/app"));

        assertThat(variables).containsEntry("FOUNDATION_POOL_USER", "app").containsEntry("FOUNDATION_POOL_PASSWORD", "pa$s");
        assertThat(variables.get("FOUNDATION_POOL_URL"))
                .startsWith("jdbc:postgresql://db:5432/app?targetServerType=primary&connectTimeout=3&")
                .doesNotContain("pa");
    }

    @Test
    void optionsReachTheDriverUnharmed() {
        String url = PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://app@db/app")).get("FOUNDATION_POOL_URL");
        Properties read = Driver.parseURL(url, null);

        assertThat(read.getProperty("options")).isEqualTo(
                "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c default_transaction_isolation=read\\ committed");
    }

    @Test
    void credentialsOfTheirOwnVariablesAreTaken() {
        assertThat(PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://db/app", "DATABASE_USER", "u", "DATABASE_PASSWORD", "p")))
                .containsEntry("FOUNDATION_POOL_USER", "u").containsEntry("FOUNDATION_POOL_PASSWORD", "p");
    }

    @Test
    void otherRoomsSettingsDoNotCount() {
        assertThat(PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://u@db/app", "LOG_LEVEL", "LOUD")))
                .containsOnlyKeys("FOUNDATION_POOL_URL", "FOUNDATION_POOL_USER", "FOUNDATION_POOL_PASSWORD",
                        "FOUNDATION_POOL_PASSWORD_FILE");
    }

    @Test
    void ownerHasVariablesOfItsOwn() {
        assertThat(PoolEnvironment
                .of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_OWNER_USER", "o", "DATABASE_OWNER_PASSWORD", "p")))
                .containsEntry("FOUNDATION_OWNER_POOL_USER", "o").containsEntry("FOUNDATION_OWNER_POOL_PASSWORD", "p").hasSize(8)
                .hasEntrySatisfying("FOUNDATION_OWNER_POOL_URL", url -> assertThat(url).startsWith("jdbc:postgresql://db:5432/app?"));
    }

    @Test
    void ownerMayHaveAnAddressOfItsOwn() {
        assertThat(PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://u@pooler:6432/app?options=&prepareThreshold=0",
                "DATABASE_OWNER_USER", "o", "DATABASE_OWNER_URL", "postgresql://db/app")))
                .hasEntrySatisfying("FOUNDATION_POOL_URL", url -> assertThat(url).startsWith("jdbc:postgresql://pooler:6432/app?")
                        .contains("prepareThreshold=0").doesNotContain("options"))
                .hasEntrySatisfying("FOUNDATION_OWNER_POOL_URL", url -> assertThat(url).startsWith("jdbc:postgresql://db:5432/app?")
                        .contains("options=-c").doesNotContain("prepareThreshold"));
    }

    @Test
    void ownerWithoutPasswordHasAnEmptyOne() {
        assertThat(PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_OWNER_USER", "o")))
                .containsEntry("FOUNDATION_OWNER_POOL_PASSWORD", "");
    }

    @Test
    void fileIsNamedSoThatItsPasswordIsReadAtEachConnection(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "in the file");
        String relative = Path.of("").toAbsolutePath().relativize(file).toString();

        assertThat(PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_PASSWORD_FILE", file.toString(),
                "DATABASE_OWNER_USER", "o", "DATABASE_OWNER_PASSWORD_FILE", relative)))
                .containsEntry("FOUNDATION_POOL_PASSWORD", "").containsEntry("FOUNDATION_POOL_PASSWORD_FILE", file.toString())
                .containsEntry("FOUNDATION_OWNER_POOL_PASSWORD", "").hasEntrySatisfying("FOUNDATION_OWNER_POOL_PASSWORD_FILE",
                        path -> assertThat(Path.of(path)).isAbsolute().hasContent("in the file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payara", "wildfly"})
    void passwordIsForTheDriverAloneAndStaysAsItIs(String server) {
        PlainJvm.Run run = PlainJvm.run(PoolEnvironment.class,
                Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_PASSWORD", "a${user.name}b$$"), server);

        assertThat(run.out()).contains("export FOUNDATION_POOL_PASSWORD='a${user.name}b$$'\n");
    }

    @Test
    void missingUserIsReported() {
        assertThatThrownBy(() -> PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://db/app")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("user_missing");
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"6,5,at_most_max", "1,1,range", "2,many,whole_number"})
    void impossibleSizesAreReported(String min, String max, String rule) {
        assertThatThrownBy(
                () -> PoolEnvironment.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_POOL_MIN", min, "DATABASE_POOL_MAX", max)))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("database_pool_")
                .hasMessageContaining("[" + rule + "]");
    }

    @Test
    void shellReadsTheValueUnchanged() {
        assertThat(PoolEnvironment.exports(Map.of("A", "it's $HOME\\"))).isEqualTo("export A='it'\\''s $HOME\\'\n");
    }

    @Test
    void wrongSettingOfAnyRoomEndsAStart() {
        PlainJvm.Run run = PlainJvm.run(PoolEnvironment.class, Map.of("DATABASE_URL", URL, "LOG_LEVEL", "verbose",
                "CORS_ORIGINS", "https://app.example/"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("breaks 2 rules", "log_level: ", "cors_origins: ");
    }

    @ParameterizedTest
    @CsvSource({"JAVA_OPTS,-Xmx512m -Dlog_level=DEBUG -Dx", "JAVA_TOOL_OPTIONS,-Dlog_level=DEBUG"})
    void propertyOfTheServersJvmCountsBeforeTheVariable(String options, String value) {
        assertThat(PlainJvm.run(PoolEnvironment.class, Map.of("DATABASE_URL", URL, "LOG_LEVEL", "verbose", options, value)).status())
                .isZero();
    }

    @Test
    void nameThatIsNoSettingIsTold() {
        PlainJvm.Run run = PlainJvm.run(PoolEnvironment.class, Map.of("DATABASE_URL", URL, "DATABASE_POOL_MAXX", "50"));

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .isEqualTo("DATABASE_POOL_MAXX: There is no such setting. Did you mean DATABASE_POOL_MAX? [unknown_setting]\n");
    }

    /** As where neither systemd nor the start script sets it: the JVM reads variables as ASCII, and the password is another one. */
    @Test
    void variableThatTheMachinesEncodingCannotReadIsNamed() {
        PlainJvm.Run run = PlainJvm.run(List.of("sh", "-c", "DATABASE_USER=$(printf '\\303\\244') exec \"$0\" \"$@\""),
                PoolEnvironment.class,
                Map.of("DATABASE_URL", URL, "LC_ALL", "C"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("database_user: ", "[utf_8]", "LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"a${user.name}b,a$${user.name}b", "$$${x:y},$$$$$${x:y}", "p$$w,p$$w", "${open,${open", "},}"})
    void wildFlyReadsTheValueUnchanged(String value, String written) {
        assertThat(PoolDialect.of("wildfly").write(Map.of(PoolEnvironment.USER, value))).containsEntry(PoolEnvironment.USER, written);
    }

    @Test
    void whatPayaraWouldReplaceIsRefusedByName() {
        assertThatThrownBy(() -> PoolDialect.of("payara").write(Map.of(PoolEnvironment.OWNER_USER, "a${user.name}b")))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("database_owner_user: ")
                .hasMessageContaining("[expression]").hasMessageNotContaining("a${user.name}b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p$$w", "${open", "a}b${"})
    void whatPayaraKeepsIsTaken(String value) {
        assertThat(PoolDialect.of("payara").write(Map.of(PoolEnvironment.USER, value))).containsEntry(PoolEnvironment.USER, value);
    }

    @Test
    void plainJvmWithNothingButTheseClassesRunsIt() {
        PlainJvm.Run run = PlainJvm.run(PoolEnvironment.class, Map.of("DATABASE_URL", URL));

        assertThat(run.out()).contains("export FOUNDATION_POOL_USER='u'\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void violationEndsWithStatusTwoAndPrintsNothingToEvaluate() {
        PlainJvm.Run run = PlainJvm.run(PoolEnvironment.class, Map.of("DATABASE_URL", "mysql://u:p@db/app"));

        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }
}
