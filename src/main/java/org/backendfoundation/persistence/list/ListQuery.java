package org.backendfoundation.persistence.list;

import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.EntityAttribute;

/**
 * A request for one page.
 *
 * @param sort   empty for the order of ids
 * @param cursor as the caller sent it
 * @param scope  the list to which a cursor belongs
 */
public record ListQuery(int limit, Optional<Sort> sort, List<Filter> filters, Optional<String> cursor, String scope) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public record Sort(EntityAttribute attribute, boolean descending) {
    }

    public boolean isDescending() {
        return sort.map(Sort::descending).orElse(false);
    }
}
