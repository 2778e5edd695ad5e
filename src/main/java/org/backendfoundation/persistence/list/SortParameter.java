package org.backendfoundation.persistence.list;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.Violation;

/** The query parameter that says in which order rows come, with commas between the sorts. */
public final class SortParameter {

    public static final String NAME = "sort";
    public static final int MOST_SORTS = 3;

    private static final String SEPARATOR = ",";
    private static final String DESCENDING = "-";

    private SortParameter() {
    }

    /** What each of its values may be. */
    public static List<String> choices(EntityMetadata<?> metadata) {
        return metadata.sorts().keySet().stream().flatMap(name -> Stream.of(name, DESCENDING + name)).toList();
    }

    /** @param violations to which what is wrong with it is added */
    static List<Sort> parse(EntityMetadata<?> metadata, String text, Collection<Violation> violations) {
        List<String> given = List.of(text.split(SEPARATOR, -1));
        List<Sort> sorts = given.stream().flatMap(sort -> sort(metadata, sort).stream()).toList();
        if (sorts.size() < given.size()) {
            violations.add(new Violation(NAME, "one_of", metadata.sorts().isEmpty() ? "Nothing can be sorted here; leave it out."
                    : "Must name some of " + String.join(", ", metadata.sorts().keySet())
                            + ", with commas between them and a '-' before each to turn round."));
        } else if (sorts.size() > MOST_SORTS) {
            violations.add(Violation.of(NAME, "too_many", "Must name at most " + MOST_SORTS + ".", MOST_SORTS));
        } else if (sorts.stream().map(Sort::attribute).distinct().count() < sorts.size()) {
            violations.add(new Violation(NAME, "unique", "Must name each one once."));
        }
        return sorts;
    }

    private static Optional<Sort> sort(EntityMetadata<?> metadata, String text) {
        return metadata.sort(name(text)).map(known -> new Sort(known, text.startsWith(DESCENDING)));
    }

    static String name(String sort) {
        return sort.startsWith(DESCENDING) ? sort.substring(DESCENDING.length()) : sort;
    }
}
