package org.backendfoundation.configuration.setting;

import java.util.Optional;
import java.util.Set;

/**
 * A value as its source gives it.
 *
 * @param ordinal the source's rank in MicroProfile Config; the highest wins
 */
public record RawValue(String text, String source, int ordinal) {

    /** Where values come from. */
    @FunctionalInterface
    public interface Lookup {

        /** The value of the source with the highest rank; empty if no source has one. */
        Optional<RawValue> find(String key);

        /** The names in all sources that can list theirs. */
        default Set<String> names() {
            return Set.of();
        }
    }

    @Override
    public String toString() {
        return source + " (ordinal " + ordinal + ")";
    }
}
