package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.setting.ApplicationConfiguration.MissingValueException;
import org.backendfoundation.security.authentication.SecuritySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationResultTest {

    private static final String URL = "postgresql://app:hunter2@db/app";

    @Test
    void urlAloneIsEnough() {
        assertThat(read(Map.of("DATABASE_URL", URL)).violations()).isEmpty();
    }

    @Test
    void keyWinsOverVariable() {
        ApplicationConfiguration configuration = read(Map.of("DATABASE_URL", URL, "node_name", "a", "NODE_NAME", "b")).orThrow();

        assertThat(configuration.value(ApplicationSettings.NODE_NAME)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DATABASE_URL=|database_url required",
        "DATABASE_URL=postgresql://db/app|database_user user_missing",
        "DATABASE_USER=other|database_user user_differs",
        "DATABASE_PASSWORD=other|database_password password_differs",
        "DATABASE_OWNER_PASSWORD=secret|database_owner_user owner_missing",
        "DATABASE_OWNER_URL=postgresql://db/app|database_owner_user owner_missing",
        "DATABASE_OWNER_USER=app|database_owner_user owner_is_user",
        "DATABASE_URL=postgresql://app@db/app?sslrootcert=/no/such.pem|database_url readable_file",
        "DATABASE_URL=postgresql://app@db/app?sslkey=/no/such.key|database_url readable_file",
        "DATABASE_USER=\uFFFD|database_user utf_8",
        "LOG_LEVEL=LOUD|log_level one_of",
        "DEBUG_MODE=maybe|debug_mode true_or_false",
        "DEBUG_MODE=true|cors_origins development_origin",
        "CORS_ORIGINS=http://app.example|cors_origins encrypted_origin",
        "CORS_ORIGINS=*|cors_origins origin_wildcard",
        "SECURITY_BOOTSTRAP_KEY=hunter3|security_bootstrap_key api_key_form"})
    void brokenRuleIsFound(String variable, String expected) {
        assertThat(violations(variable)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DATABASE_USER=app",
        "DATABASE_PASSWORD=hunter2",
        "DATABASE_OWNER_USER=owner",
        "CORS_ORIGINS=http://localhost:3000",
        "CORS_ORIGINS=http://127.0.0.1:8080",
        "LOG_LEVEL=debug"})
    void whatIsRightIsAccepted(String variable) {
        assertThat(violations(variable)).isEmpty();
    }

    /** This room's settings only, in the order of the report; the other rooms' have tests of their own. */
    private static ConfigurationResult read(Map<String, String> variables) {
        return new SettingsReader(new VariablesLookup(variables))
                .read(List.of(new DatabaseAccess(), new ApplicationSettings(), new SecuritySettings()));
    }

    private static List<String> violations(String variable) {
        Map<String, String> variables = new HashMap<>(Map.of("DATABASE_URL", URL));
        variables.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        return read(variables).violations().stream().map(violation -> violation.key() + " " + violation.rule()).toList();
    }

    @Test
    void plainHttpIsAcceptedWhileDebugging() {
        Map<String, String> variables = Map.of("DATABASE_URL", URL, "DEBUG_MODE", "true", "CORS_ORIGINS",
                "http://localhost:3000,http://app.example");

        assertThat(read(variables).violations()).isEmpty();
    }

    @Test
    void reportTellsEverythingAtOnce() {
        Map<String, String> variables = Map.of("DATABASE_URL", "postgresql://app:hunter2@db:x/app", "LOG_LEVEL", "LOUD\n", "CORS_ORIGINS",
                "null");

        assertThatThrownBy(() -> read(variables).orThrow()).isInstanceOf(InvalidConfigurationException.class).hasMessage("""
                The configuration breaks 3 rules; the application does not start.

                 1. database_url: The port of host number 1 is no number from 1 to 65535. [port]
                    value:      postgresql://***
                    source:     variable DATABASE_URL (ordinal 300)
                    what to do: Correct it; if it is the password, a / in it must be %2F and the @ before the host must follow.

                 2. cors_origins: The origin null is sent by every sandboxed frame and local file, so it names nobody. [origin_null]
                    value:      "null"
                    source:     variable CORS_ORIGINS (ordinal 300)
                    what to do: Serve the page over http or https and list that origin.

                 3. log_level: This is none of DEBUG, INFO, WARNING, ERROR, CRITICAL. [one_of]
                    value:      "LOUD\\u000a"
                    source:     variable LOG_LEVEL (ordinal 300)
                    what to do: Choose one of them.
                """);
    }

    @Test
    void secretsAreHidden() {
        ConfigurationResult reading = read(Map.of("DATABASE_URL", "postgresql://db/app?sslpassword=hunter1", "DATABASE_PASSWORD", "hunter2",
                "DATABASE_OWNER_PASSWORD", "hunter4", "SECURITY_BOOTSTRAP_KEY", "hunter3"));

        assertThat(reading.toString()).doesNotContain("hunter");
    }

    @Test
    void brokenValueIsAbsentAlthoughItHasADefault() {
        ApplicationConfiguration configuration = read(Map.of("LOG_LEVEL", "LOUD")).configuration();

        assertThat(configuration.find(ApplicationSettings.LOG_LEVEL)).isEmpty();
    }

    @Test
    void everyRoomIsAsked() {
        assertThat(SettingsGroup.all()).hasAtLeastOneElementOfType(DatabaseAccess.class)
                .hasAtLeastOneElementOfType(ApplicationSettings.class).hasAtLeastOneElementOfType(SecuritySettings.class);
    }

    @Test
    void settingOfNoGroupIsNotSilentlyDefault() {
        ApplicationConfiguration configuration = ApplicationConfiguration.of(Map.of("DATABASE_URL", URL));
        Setting<Boolean> unknown = Setting.bool("unknown").withDefault(true);

        assertThatThrownBy(() -> configuration.value(unknown)).isInstanceOf(MissingValueException.class);
    }
}
