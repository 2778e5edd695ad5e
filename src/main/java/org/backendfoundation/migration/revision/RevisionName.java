package org.backendfoundation.migration.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alembic's rule for the name of a revision's file: {@code <revision>_<slug>}, where the slug is the message's words
 * ({@code \w+}) in lower case, joined by underscores and, where longer than 40, cut back to whole words and marked by an
 * underscore at its end. Source: Alembic, {@code ScriptDirectory._rev_path} with {@code truncate_slug_length = 40}. A word is Python's: letters and numbers of
 * any script and the underscore, and no combining marks; lengths are counted in code points.
 */
record RevisionName(String id, String slug) {

    static final int SLUG_LENGTH = 40;

    static final String RULE = "<12 hex digits>_<slug>.sql, the slug in lower case, words joined by '_', at most 40 characters";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})_(.+)\\.sql");

    private static final String CASED = "[\\p{IsUppercase}\\p{IsLowercase}\\p{Lt}]";

    /** Final_Sigma of the Unicode Standard, section 3.13; of what it ignores, a word has modifier letters alone. */
    private static final Pattern FINAL_SIGMA = Pattern.compile("(" + CASED + "(?<!\\p{Lm})\\p{Lm}*+)Σ(?!\\p{Lm}*+" + CASED + ")");

    /**
     * Of what a revision is about.
     *
     * @return a slug that is empty where the message has no word
     */
    static RevisionName of(String id, String message) {
        String slug = lowerCase(Stream.of(only(message, RevisionName::isWord).split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.joining("_")));
        return new RevisionName(id, slug.codePointCount(0, slug.length()) <= SLUG_LENGTH ? slug : cut(slug));
    }

    /** The name's parts, or nothing where it breaks the rule. */
    static Optional<RevisionName> parse(String fileName) {
        return Optional.of(FORM.matcher(fileName))
                .filter(Matcher::matches)
                .map(name -> new RevisionName(name.group(1), name.group(2)))
                .filter(name -> name.isOfWords() && name.isShort() && name.isLowerCase());
    }

    String file() {
        return id + "_" + slug + ".sql";
    }

    private static String cut(String slug) {
        String whole = slug.substring(0, slug.offsetByCodePoints(0, SLUG_LENGTH));
        int last = whole.lastIndexOf('_');
        return (last < 0 ? whole : whole.substring(0, last)) + "_";
    }

    /** By the standard's letter, as Python does it: to Java's own rule a sigma before an underscore or a digit does not end its word. */
    private static String lowerCase(String text) {
        return FINAL_SIGMA.matcher(text).replaceAll("$1ς").replace('Σ', 'σ').toLowerCase(Locale.ROOT);
    }

    private static String only(String message, IntPredicate kept) {
        return message.codePoints().map(point -> kept.test(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isWord(int point) {
        return point == '_' || Character.isLetter(point) || switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** In lower case some letters are two: the second is a combining mark, as of the Turkish İ. */
    private boolean isOfWords() {
        return slug.codePoints().allMatch(point -> isWord(point) || Character.getType(point) == Character.NON_SPACING_MARK);
    }

    private boolean isShort() {
        int length = slug.codePointCount(0, slug.length());
        boolean cutInsideItsFirstWord = length == SLUG_LENGTH + 1 && slug.endsWith("_");
        return length <= SLUG_LENGTH || cutInsideItsFirstWord;
    }

    private boolean isLowerCase() {
        return slug.equals(slug.toLowerCase(Locale.ROOT));
    }
}
