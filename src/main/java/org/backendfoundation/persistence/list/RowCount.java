package org.backendfoundation.persistence.list;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** How many rows a list has. */
@PublicApi
@NullMarked
public record RowCount(long rows, boolean isExact) {

    /** How it is found. */
    public enum Kind {
        /** By looking at each row. */
        EXACT,
        /** As the database's planner supposes from its statistics. */
        ESTIMATED
    }
}
