package org.backendfoundation.configuration.setting;

import java.util.Locale;
import java.util.Optional;

/**
 * The language of this JVM, in which servers and libraries convert case and write digits unless told otherwise. In Turkish the capital of
 * {@code i} is {@code İ}: Payara then silently ignores headers such as {@code If-Match} and variables with an {@code I}.
 */
final class JvmLanguage {

    private static final String KEY = "user.language";

    private JvmLanguage() {
    }

    /** Tests the behaviour, not the name: Turkish is not the only such language. */
    static Optional<ConfigurationViolation> check(Locale language) {
        boolean isFit = "i".toUpperCase(language).equals("I") && "I".toLowerCase(language).equals("i")
                && String.format(language, "%d", 0).equals("0");
        return isFit ? Optional.empty() : Optional.of(new ConfigurationViolation(KEY, "plain_letters_and_digits",
                "In this language, the server's code confuses names of headers and variables, whose letters and digits are English.",
                "Give the JVM -Duser.language=en, as the start script of server-config does.", language.toLanguageTag(), "the JVM"));
    }
}
