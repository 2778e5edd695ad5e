package org.backendfoundation.persistence.header;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * The tags of {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 8.8.3 and 13.1). The tag of an entity is its version in quotes.
 *
 * <p>Both headers compare weakly. For {@code If-Match} that deviates from section 13.1.1 on purpose: the standard forbids it because a weak
 * tag may stand for several representations, while ours names the state of a row. Proxies that compress weaken a tag or add the coding to
 * it, and whoever sends back what came through one would be answered 412 for ever.
 *
 * @param any {@code *}
 */
public record EntityTags(boolean any, List<String> tags) {

    /** Empty places in a list do not count (RFC 9110, section 5.6.1.2). */
    private static final Pattern PLACE = Pattern.compile("\\G[ \\t]*+(?:((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\uFFFF]*+\")[ \\t]*+)?+(?:,|$)");
    /**
     * What nginx and others put before a tag, and Apache (<code>-gzip</code>), Jetty (<code>--gzip</code>) and Tomcat's kin
     * (<code>;gzip</code>) into it.
     */
    private static final Pattern THROUGH_A_PROXY = Pattern.compile("(?:W/)?\"(.*?)(?:(?:--?|;)(?:gzip|br|zstd|deflate))?\"");
    private static final int MAX_LENGTH = 4096;

    public static String of(BaseEntity entity) {
        return "\"" + entity.getVersion() + "\"";
    }

    /**
     * @param lines the header's lines, which are one list
     * @throws ProblemException {@code INVALID_ENTITY_TAG}
     */
    static EntityTags parse(String header, List<String> lines) {
        String text = String.join(",", lines);
        if (text.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (text.length() <= MAX_LENGTH && place.find()) {
            if (place.group(1) != null) {
                tags.add(asGiven(place.group(1)));
            }
            end = place.end();
        }
        if (tags.isEmpty() || end < text.length()) {
            throw new ProblemException(PersistenceError.INVALID_ENTITY_TAG,
                    header + " must be '*' or entity tags in quotes, as in " + header + ": \"3\"; send the ETag as it came.");
        }
        return new EntityTags(false, List.copyOf(tags));
    }

    private static String asGiven(String tag) {
        return THROUGH_A_PROXY.matcher(tag).replaceFirst("\"$1\"");
    }

    boolean isMatch(String tag) {
        return any || tags.contains(tag);
    }
}
