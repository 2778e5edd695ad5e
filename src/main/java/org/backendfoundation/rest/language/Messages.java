package org.backendfoundation.rest.language;

import java.net.URL;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.problem.Violation;

/**
 * The application's messages: {@code ValidationMessages_de.properties} and its like, and without a language those that are English. Bean
 * Validation reads the same files.
 */
public final class Messages {

    private static final String BUNDLE = "ValidationMessages";
    private static final String OF_THE_FOUNDATION = "foundation.";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Looked for once, at the first answer for which it matters. */
    private static final class Known {

        private static final Set<Locale> LANGUAGES = find();

        /** A country counts where the language alone has messages, too: that needs a few hundred looks less. */
        private static Set<Locale> find() {
            Set<Locale> languages = new LinkedHashSet<>();
            Stream.of(Locale.getISOLanguages()).map(Locale::new).filter(Known::isThere).forEach(languages::add);
            List<Locale> alone = List.copyOf(languages);
            Arrays.stream(Locale.getAvailableLocales()).filter(locale -> !locale.getCountry().isEmpty() && locale.getScript().isEmpty()
                    && alone.contains(new Locale(locale.getLanguage()))).filter(Known::isThere).forEach(languages::add);
            return Set.copyOf(languages);
        }

        private static boolean isThere(Locale locale) {
            URL file = Messages.class.getClassLoader().getResource(BUNDLE + "_" + locale + ".properties");
            return file != null;
        }
    }

    private Messages() {
    }

    /** Those for which the application has messages, besides English. */
    static Set<Locale> languages() {
        return Known.LANGUAGES;
    }

    /** What a violation says in a language; in English where the application has no words for it. */
    public static String of(Violation violation, Locale language) {
        return own(violation.message(), language)
                .or(() -> violation.facts().isEmpty() ? Optional.empty() : ofRule(violation, language)).orElse(violation.message());
    }

    /** A message that is the name of one, as <code>{invoice.late}</code>. */
    private static Optional<String> own(String message, Locale language) {
        boolean isName = message.length() > 2 && message.charAt(0) == '{' && message.indexOf('}') == message.length() - 1;
        return isName ? find(message.substring(1, message.length() - 1), language) : Optional.empty();
    }

    private static Optional<String> ofRule(Violation violation, Locale language) {
        return language.equals(AnswerLanguage.ENGLISH) ? Optional.empty()
                : find(OF_THE_FOUNDATION + violation.rule(), language).flatMap(text -> filled(text, violation.facts().get()));
    }

    /** Empty if the text names a fact that there is not. */
    private static Optional<String> filled(String text, List<String> facts) {
        String filled = text;
        for (int i = 0; i < facts.size(); i++) {
            filled = filled.replace("{" + i + "}", facts.get(i));
        }
        return text.contains("{" + facts.size() + "}") ? Optional.empty() : Optional.of(filled);
    }

    private static Optional<String> find(String key, Locale language) {
        if (Messages.class.getClassLoader().getResource(BUNDLE + ".properties") == null && !languages().contains(language)) {
            return Optional.empty();
        }
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language, Messages.class.getClassLoader(), NO_OTHER_LANGUAGE);
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
