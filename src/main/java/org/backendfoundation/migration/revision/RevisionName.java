package org.backendfoundation.migration.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alembic's rule for the name of a revision's file: {@code <revision>_<slug>}. The slug has the message's words ({@code \w+}) in lower
 * case, joined by underscores. A slug longer than 40 is cut back to whole words and gets an underscore at its end. Source: Alembic, {@code
 * ScriptDirectory._rev_path} with {@code truncate_slug_length = 40}. Words are Python's: letters and numbers of any script and the
 * underscore, without combining marks. Lengths count code points.
 */
record RevisionName(String id, String slug) {

    static final int SLUG_LENGTH = 40;

    static final String RULE = "<12 hex digits>_<slug>.sql, the slug in lower case, words joined by '_', at most 40 characters";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})_(.+)\\.sql");

    private static final String CASED = "[\\p{IsUppercase}\\p{IsLowercase}\\p{Lt}]";

    /** Final_Sigma of the Unicode Standard, section 3.13; of the letters that it ignores, a word can have modifier letters only. */
    private static final Pattern FINAL_SIGMA = Pattern.compile("(" + CASED + "(?<!\\p{Lm})\\p{Lm}*+)Σ(?!\\p{Lm}*+" + CASED + ")");

    /**
     * The name of a revision that the message describes.
     *
     * @return a name whose slug is empty where the message has no word
     */
    static RevisionName of(String id, String message) {
        String slug = lowerCase(Stream.of(replaceOthers(message, RevisionName::isWord).split(" ")).filter(word -> !word.isEmpty())
                .collect(Collectors.joining("_")));
        return new RevisionName(id, slug.codePointCount(0, slug.length()) <= SLUG_LENGTH ? slug : truncate(slug));
    }

    /** The parts of the name; empty where it breaks the rule. */
    static Optional<RevisionName> parse(String fileName) {
        return Optional.of(FORM.matcher(fileName))
                .filter(Matcher::matches)
                .map(name -> new RevisionName(name.group(1), name.group(2)))
                .filter(name -> name.hasOnlyWords() && name.isShort() && name.isLowerCase());
    }

    String file() {
        return id + "_" + slug + ".sql";
    }

    private static String truncate(String slug) {
        String words = slug.substring(0, slug.offsetByCodePoints(0, SLUG_LENGTH));
        int last = words.lastIndexOf('_');
        return (last < 0 ? words : words.substring(0, last)) + "_";
    }

    /**
     * Follows the Unicode Standard to the letter, as Python does. In Java's own rule an underscore or a digit after a sigma does not end
     * its word.
     */
    private static String lowerCase(String text) {
        return FINAL_SIGMA.matcher(text).replaceAll("$1ς").replace('Σ', 'σ').toLowerCase(Locale.ROOT);
    }

    private static String replaceOthers(String message, IntPredicate isKept) {
        return message.codePoints().map(point -> isKept.test(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isWord(int point) {
        return point == '_' || Character.isLetter(point) || switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Some letters become two in lower case, and the second is a combining mark, as for the Turkish İ. */
    private boolean hasOnlyWords() {
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
