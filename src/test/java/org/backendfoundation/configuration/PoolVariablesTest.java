package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class PoolVariablesTest {

    @Test
    void eachStartOfAServerHasANameOfItsOwnUnlessTheUrlGivesOne() {
        Map<String, String> plain = Map.of("DATABASE_URL", "postgresql://app@db/app");
        Map<String, String> named = Map.of("DATABASE_URL", "postgresql://app@db/app?application_name=orders");

        assertThat(PoolVariables.of(plain).get(PoolVariables.URL)).containsPattern("ApplicationName=foundation-.+-[0-9a-f]{8}(&|$)")
                .isNotEqualTo(PoolVariables.of(plain).get(PoolVariables.URL));
        assertThat(PoolVariables.of(named).get(PoolVariables.URL)).contains("ApplicationName=orders").doesNotContain("foundation-");
    }

    @Test
    void urlIsTranslatedAndCredentialsAreTakenOut() {
        Map<String, String> variables = PoolVariables.of(Map.of("DATABASE_URL", "postgres://app:pa%24s@db/app"));

        assertThat(variables).containsEntry("FOUNDATION_POOL_USER", "app").containsEntry("FOUNDATION_POOL_PASSWORD", "pa$s");
        assertThat(variables.get("FOUNDATION_POOL_URL")).startsWith("jdbc:postgresql://db:5432/app?targetServerType=primary&connectTimeout=3&")
                .doesNotContain("pa");
    }

    @Test
    void optionsReachTheDriverUnharmed() {
        String url = PoolVariables.of(Map.of("DATABASE_URL", "postgres://app@db/app")).get("FOUNDATION_POOL_URL");
        Properties read = Driver.parseURL(url, null);

        assertThat(read.getProperty("options")).isEqualTo(
                "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c default_transaction_isolation=read\\ committed");
    }

    @Test
    void credentialsOfTheirOwnVariablesAreTaken() {
        assertThat(PoolVariables.of(Map.of("DATABASE_URL", "postgres://db/app", "DATABASE_USER", "u", "DATABASE_PASSWORD", "p")))
                .containsEntry("FOUNDATION_POOL_USER", "u").containsEntry("FOUNDATION_POOL_PASSWORD", "p");
    }

    @Test
    void otherRoomsSettingsDoNotCount() {
        assertThat(PoolVariables.of(Map.of("DATABASE_URL", "postgres://u@db/app", "LOG_LEVEL", "LOUD"))).hasSize(3);
    }

    @Test
    void ownerHasVariablesOfItsOwn() {
        assertThat(PoolVariables.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_OWNER_USER", "o", "DATABASE_OWNER_PASSWORD", "p")))
                .containsEntry("FOUNDATION_OWNER_POOL_USER", "o").containsEntry("FOUNDATION_OWNER_POOL_PASSWORD", "p").hasSize(5);
    }

    @Test
    void ownerWithoutPasswordHasAnEmptyOne() {
        assertThat(PoolVariables.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_OWNER_USER", "o")))
                .containsEntry("FOUNDATION_OWNER_POOL_PASSWORD", "");
    }

    @Test
    void missingUserIsReported() {
        assertThatThrownBy(() -> PoolVariables.of(Map.of("DATABASE_URL", "postgres://db/app"))).isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("user_missing");
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"6,5,at_most_max", "1,1,range", "2,many,whole_number"})
    void impossibleSizesAreReported(String min, String max, String rule) {
        assertThatThrownBy(() -> PoolVariables.of(Map.of("DATABASE_URL", "postgres://u@db/app", "DATABASE_POOL_MIN", min, "DATABASE_POOL_MAX", max)))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("database_pool_").hasMessageContaining("[" + rule + "]");
    }

    @Test
    void shellReadsTheValueUnchanged() {
        assertThat(PoolVariables.exports(Map.of("A", "it's $HOME\\"), false)).isEqualTo("export A='it'\\''s $HOME\\'\n");
    }

    @Test
    void asadminReadsTheValueUnchanged() {
        assertThat(PoolVariables.exports(Map.of("A", "a:b=c\\"), true)).isEqualTo("export A='a\\:b\\=c\\\\'\n");
    }

    @Test
    void plainJvmWithNothingButTheseClassesRunsIt() throws Exception {
        Process process = run("postgres://u:p@db/app");

        assertThat(text(process)).contains("export FOUNDATION_POOL_USER='u'\n");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void violationEndsWithStatusTwoAndPrintsNothingToEvaluate() throws Exception {
        Process process = run("mysql://u:p@db/app");

        assertThat(text(process)).isEmpty();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private static Process run(String url) throws Exception {
        Path classes = Path.of(PoolVariables.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-cp", classes.toString(), PoolVariables.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
        builder.environment().put("DATABASE_URL", url);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
