package org.backendfoundation.migration.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the change log says of a revision beside its place: a word in {@code <include file="…" labels="…"/>}. */
public enum Mark {
    /** Only adds: code that does not know this revision works with it (expand and contract). Kept in the database, where older code reads it. */
    EXPAND,
    /** Is never taken back. */
    IRREVERSIBLE;

    public static Optional<Mark> parse(String word) {
        return Stream.of(values()).filter(mark -> mark.toString().equals(word)).findAny();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
