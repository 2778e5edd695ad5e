package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    private static final Setting<Duration> DURATION = Setting.duration("wait", Duration.ZERO, Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "2 h,PT2H", "7D,PT168H", "PT1M30S,PT1M30S", "pt5s,PT5S", "0s,PT0S"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1w", "-1s", "1.5s", "PT", "99999999999999999999s", "9223372036854775807d"})
    void otherDurationsAreRefused(String text) {
        assertThatThrownBy(() -> DURATION.parse(text)).isInstanceOf(SettingRuleException.class);
    }

    @ParameterizedTest
    @CsvSource({"PT0.25S,250ms", "PT90S,90s", "PT2H,2h", "PT168H,7d", "PT0S,0s"})
    void durationIsShownInItsLongestUnit(Duration duration, String text) {
        assertThat(DURATION.show(duration)).isEqualTo(text);
    }

    @Test
    void durationOutOfRangeIsRefused() {
        assertThatThrownBy(() -> DURATION.parse("31d")).hasMessageContaining("0s to 30d");
    }

    @ParameterizedTest
    @CsvSource({"0,range", "11,range", "x,whole_number", "1.0,whole_number", "99999999999,whole_number"})
    void numberOutOfRangeIsRefused(String text, String rule) {
        assertThatThrownBy(() -> Setting.integer("size", 1, 10).parse(text))
                .isInstanceOfSatisfying(SettingRuleException.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\n", "secret\r\n", "secret ", " secret", "secret\t"})
    void whiteSpaceAtAnEndOfATextIsRefused(String text) {
        assertThatThrownBy(() -> Setting.text("password").parse(text))
                .isInstanceOfSatisfying(SettingRuleException.class, e -> assertThat(e.rule()).isEqualTo("white_space_at_an_end"));
    }

    @Test
    void textIsTakenAsItIsGiven() {
        assertThat(Setting.text("password").parse("a b\n${c}\\")).isEqualTo("a b\n${c}\\");
    }

    @Test
    void typesOwnRefusalIsAViolation() {
        Setting<URI> place = Setting.custom("place", URI::create);
        ConfigurationResult reading = new SettingsReader(key -> Optional.of(new RawValue("not a URI", "test", 0)))
                .read(List.of(() -> List.of(place)));

        assertThat(reading.violations()).extracting(ConfigurationViolation::rule).containsExactly("malformed");
    }

    @Test
    void secretDefaultIsHidden() {
        assertThat(Setting.text("secret").secret().withDefault("hunter2").defaultText()).isEqualTo("***");
    }

    @Test
    void ruleThatMeetsABrokenValueIsPassedOver() {
        SettingsGroup group = new SettingsGroup() {
            @Override
            public List<Setting<?>> settings() {
                return List.of(DURATION);
            }

            @Override
            public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
                configuration.value(DURATION);
                return List.of(configuration.violation(DURATION, "never", "", ""));
            }
        };
        ConfigurationResult reading = new SettingsReader(key -> Optional.of(new RawValue("long", "test", 0))).read(List.of(group));

        assertThat(reading.violations()).extracting(ConfigurationViolation::rule).containsExactly("duration");
    }

    @Test
    void keyDeclaredTwiceIsTheProgrammersMistake() {
        SettingsGroup group = () -> List.of(DURATION, DURATION);

        assertThatThrownBy(() -> new SettingsReader(key -> Optional.empty()).read(List.of(group)))
                .hasMessageContaining("wait is declared twice");
    }
}
