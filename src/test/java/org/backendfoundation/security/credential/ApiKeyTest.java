package org.backendfoundation.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    /** CRC-32 of "fk_" and 27 zeros, and SHA-256 of the whole, computed by another program. */
    private static final String KNOWN = "fk_00000000000000000000000000019ozKI";
    private static final String KNOWN_HASH = "a46624ee765689953795d7adafcbe2d798d6d58e8f3f3be8fbd4c45359041f4e";

    @Test
    void generatedKeyHasTheForm() {
        assertThat(ApiKey.generate().text()).matches("fk_[0-9A-Za-z]{33}");
    }

    @Test
    void generatedKeysDiffer() {
        assertThat(ApiKey.generate()).isNotEqualTo(ApiKey.generate());
    }

    @Test
    void knownKeyIsReadAndHashed() {
        assertThat(ApiKey.parse(KNOWN).hash()).isEqualTo(KNOWN_HASH);
    }

    @Test
    void shortKeyIsRefusedByItsForm() {
        assertThatThrownBy(() -> ApiKey.parse("fk_secret")).isInstanceOf(SettingRuleException.class)
                .hasMessageContaining("at least 33").hasMessageNotContaining("fk_secret");
    }

    @Test
    void noTextIsNoKey() {
        assertThat(ApiKey.find(null)).isEmpty();
    }

    @Test
    void secretIsHidden() {
        assertThat(ApiKey.generate()).hasToString("fk_***");
    }

    @Property(tries = 200)
    void generatedKeyIsReadAsItself(@ForAll boolean ignored) {
        ApiKey key = ApiKey.generate();

        assertThat(ApiKey.find(key.text())).contains(key);
    }

    @Property
    void everySingleMistypedCharacterIsFound(@ForAll @IntRange(min = 3, max = 35) int place, @ForAll @IntRange(max = 61) int digit) {
        char other = Base62.ALPHABET.charAt(digit);
        String mistyped = KNOWN.substring(0, place) + other + KNOWN.substring(place + 1);

        assertThat(ApiKey.find(mistyped).isPresent()).isEqualTo(mistyped.equals(KNOWN));
    }

    @Property
    void anyTextIsReadOrRefusedByARule(@ForAll String text) {
        Throwable thrown = catchThrowable(() -> ApiKey.parse(text));

        assertThat(thrown == null || thrown instanceof SettingRuleException).isTrue();
    }

    @Property
    void everyCheckSumFitsSixCharacters(@ForAll @LongRange(max = 0xffffffffL) long crc) {
        long back = Base62.encode(crc, 6).chars().mapToLong(Base62.ALPHABET::indexOf).reduce(0, (sum, digit) -> 62 * sum + digit);

        assertThat(back).isEqualTo(crc);
    }
}
