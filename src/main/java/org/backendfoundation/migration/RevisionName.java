package org.backendfoundation.migration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Alembic's rule for the name of a revision's file: {@code <revision>_<slug>}, where the slug is the message's words
 * ({@code \w+}) in lower case, joined by underscores and, where longer than 40, cut back to whole words and marked by an
 * underscore at its end. Source: Alembic, {@code ScriptDirectory._rev_path} with {@code truncate_slug_length = 40}.
 */
record RevisionName(String id, String slug) {

    static final int SLUG_LENGTH = 40;

    static final String RULE = "<12 hex digits>_<slug>.sql, the slug in lower case, words joined by '_', at most 40 characters";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})_(\\w+)\\.sql", Pattern.UNICODE_CHARACTER_CLASS);

    /** The name's parts, or nothing where it breaks the rule. */
    static Optional<RevisionName> parse(String fileName) {
        return Optional.of(FORM.matcher(fileName))
                .filter(Matcher::matches)
                .map(name -> new RevisionName(name.group(1), name.group(2)))
                .filter(name -> name.isShort() && name.isLowerCase());
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
