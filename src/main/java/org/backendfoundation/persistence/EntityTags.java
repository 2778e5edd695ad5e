package org.backendfoundation.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.problem.ProblemException;

/**
 * The conditions {@code If-Match} and {@code If-None-Match} (RFC 9110, sections 8.8.3 and 13.1). The tag of an entity is its version in quotes.
 *
 * @param any {@code *}
 */
record EntityTags(boolean any, List<String> tags) {

    private static final String WEAK = "W/";
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\uFFFF]*\")[ \\t]*(,|$)");
    private static final int MAX_LENGTH = 4096;

    static String of(BaseEntity entity) {
        return "\"" + entity.getVersion() + "\"";
    }

    /** @throws ProblemException {@code INVALID_ENTITY_TAG} */
    static EntityTags parse(String header, String text) {
        if (text.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int end = 0;
        while (text.length() <= MAX_LENGTH && tag.find()) {
            tags.add(tag.group(1));
            end = tag.end();
        }
        if (tags.isEmpty() || end < text.length() || text.stripTrailing().endsWith(",")) {
            throw new ProblemException(PersistenceError.INVALID_ENTITY_TAG,
                    header + " must be '*' or entity tags in quotes, as in " + header + ": \"3\"; send the ETag as it came.");
        }
        return new EntityTags(false, List.copyOf(tags));
    }

    /** The strong comparison, for {@code If-Match}: a weak tag never fits. */
    boolean isMatch(String tag) {
        return any || tags.contains(tag);
    }

    /** The weak comparison, for {@code If-None-Match}. */
    boolean isWeakMatch(String tag) {
        return any || tags.contains(tag) || tags.contains(WEAK + tag);
    }
}
