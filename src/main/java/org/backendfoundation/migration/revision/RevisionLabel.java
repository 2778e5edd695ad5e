package org.backendfoundation.migration.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A property of a revision in the change log: a word in {@code <include file="…" labels="…"/>}. */
public enum RevisionLabel {
    /**
     * Only adds: code that does not know this revision works with it (expand and contract). The database keeps it, where older code reads
     * it.
     */
    EXPAND,
    /** Cannot be rolled back. */
    IRREVERSIBLE;

    public static Optional<RevisionLabel> parse(String word) {
        return Stream.of(values()).filter(mark -> mark.toString().equals(word)).findAny();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
