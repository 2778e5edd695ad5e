package org.backendfoundation.persistence.list;

import java.util.List;
import java.util.Optional;

/**
 * A request for one page.
 *
 * @param sorts  the first decides; the id decides between rows that are equal in all
 * @param cursor as the caller sent it
 * @param scope  the list to which a cursor belongs
 */
public record ListQuery(int limit, List<Sort> sorts, List<Filter> filters, Optional<String> cursor, String scope) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** Whether ids come in the other order: in that of the last sort, which an index over both goes on with. */
    public boolean isIdDescending() {
        return !sorts.isEmpty() && sorts.get(sorts.size() - 1).descending();
    }
}
