package org.backendfoundation.rest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which language a caller is told what to change: the one that {@code Accept-Language} prefers of those that there are (RFC 4647). */
public final class AnswerLanguage {

    public static final String HEADER = "Accept-Language";
    /** The bundle without a language has the English texts; asked for English, Java would try the JVM's language first. */
    public static final Locale ENGLISH = Locale.ROOT;

    private static final int LONGEST = 200;
    private static final ThreadLocal<String> PREFERRED = new ThreadLocal<>();

    private AnswerLanguage() {
    }

    /** Whether callers may choose. */
    public static boolean isChoice() {
        return !Messages.languages().isEmpty();
    }

    /** Remembers on this thread what its request prefers; null is English. */
    public static void begin(String preferred) {
        if (preferred != null && isChoice()) {
            PREFERRED.set(preferred);
        }
    }

    /** From here on this thread speaks English. */
    public static void end() {
        PREFERRED.remove();
    }

    /** Of this thread; English for work that no request asked for. */
    public static Locale current() {
        String preferred = PREFERRED.get();
        return preferred == null ? ENGLISH : of(preferred);
    }

    /** @param preferred null, or what is no list of languages, is English */
    public static Locale of(String preferred) {
        return preferred == null || preferred.length() > LONGEST || !isChoice() ? ENGLISH
                : ranges(preferred).flatMap(AnswerLanguage::chosen).orElse(ENGLISH);
    }

    private static Optional<List<Locale.LanguageRange>> ranges(String preferred) {
        try {
            return Optional.of(Locale.LanguageRange.parse(preferred));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> chosen(List<Locale.LanguageRange> ranges) {
        List<Locale> known = new ArrayList<>(Messages.languages());
        known.add(Locale.ENGLISH);
        return Optional.ofNullable(Locale.lookup(ranges, known)).filter(chosen -> !chosen.equals(Locale.ENGLISH));
    }

    /** As {@code Content-Language} has it. */
    public static String tag(Locale language) {
        return language.equals(ENGLISH) ? "en" : language.toLanguageTag();
    }
}
