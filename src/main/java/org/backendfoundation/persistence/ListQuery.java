package org.backendfoundation.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.metadata.EntityAttribute;

/**
 * A request for one page.
 *
 * @param sort  empty for the order of ids
 * @param scope the list to which a cursor belongs
 */
record ListQuery(int limit, Optional<Sort> sort, List<Filter> filters, Optional<Cursor> after, String scope) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    record Sort(EntityAttribute attribute, boolean descending) {
    }

    record Filter(EntityAttribute attribute, Comparison comparison, Object value) {
    }

    /** A range from included to excluded, so that neighbouring ranges share no row. */
    enum Comparison {
        EQUAL, FROM, TO
    }

    /** The same rows in the order of their ids, as many as a page may have, behind one of them. */
    ListQuery whole(Optional<UUID> id) {
        return new ListQuery(MAX_LIMIT, Optional.empty(), filters, id.map(last -> new Cursor(null, last)), scope);
    }

    boolean isDescending() {
        return sort.map(Sort::descending).orElse(false);
    }
}
