package org.backendfoundation.configuration.setting;

import java.util.Optional;
import java.util.Set;

/**
 * A value as its source has it.
 *
 * @param ordinal the source's rank in MicroProfile Config; the highest wins
 */
public record RawValue(String text, String source, int ordinal) {

    /** Where values come from. */
    @FunctionalInterface
    public interface Lookup {

        /** The value of the source that wins, or empty. */
        Optional<RawValue> find(String key);

        /** Every name that some source has, where that can be asked. */
        default Set<String> names() {
            return Set.of();
        }
    }

    @Override
    public String toString() {
        return source + " (ordinal " + ordinal + ")";
    }
}
