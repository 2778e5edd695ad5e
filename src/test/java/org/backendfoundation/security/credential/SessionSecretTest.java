package org.backendfoundation.security.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.ShownSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionSecretTest {

    private static final String KNOWN = "fs_0123456789ABCDEFGHIJKLMNOPQ";

    @Test
    void secretsHaveTheirPrefixAndAreFoundAgain() {
        SessionSecret session = SessionSecret.generate(SessionSecret.SESSION);
        SessionSecret link = SessionSecret.generate(SessionSecret.LINK);

        assertThat(session.text()).matches("fs_[0-9A-Za-z]{27}");
        assertThat(link.text()).matches("fl_[0-9A-Za-z]{27}");
        assertThat(SessionSecret.find(SessionSecret.SESSION, session.text()).orElseThrow().hash()).isEqualTo(session.hash());
    }

    @Test
    void noTwoAreAlike() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> SessionSecret.generate(SessionSecret.SESSION).text())).doesNotHaveDuplicates();
    }

    static Stream<String> others() {
        return Stream.of(null, "", "fs_", KNOWN.replace("fs_", "fl_"), KNOWN.replace("fs_", "fk_"), KNOWN + "R",
                KNOWN.substring(0, KNOWN.length() - 1),
                KNOWN.replace('Q', '-'), KNOWN.replace('Q', 'é'), " " + KNOWN);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsNone(String text) {
        assertThat(SessionSecret.find(SessionSecret.SESSION, text)).isEmpty();
    }

    @Test
    void hashIsSha256AndTokenAnHmacOfTheSecret() {
        SessionSecret secret = SessionSecret.find(SessionSecret.SESSION, KNOWN).orElseThrow();

        assertThat(secret.hash()).isEqualTo("04fd8db849eb8f29de26d5f507860778a40021e344486a5e9617b7d4e56be23d");
        assertThat(secret.csrfToken()).isEqualTo("84a3668df742009d31f54f8e83051c5b9032e5487a34b67359f6e6ed91828e6e");
    }

    @Test
    void secretIsMaskedWhereItDoesNotBelong() {
        assertThat(ShownSecrets.mask("/" + SessionSecret.generate(SessionSecret.SESSION).text())).isEqualTo("/fs_***");
        assertThat(ShownSecrets.mask("/" + SessionSecret.generate(SessionSecret.LINK).text())).isEqualTo("/fl_***");
    }

    @Test
    void secretIsNotShown() {
        assertThat(SessionSecret.generate(SessionSecret.SESSION)).hasToString("session secret");
    }
}
