package org.backendfoundation.persistence;

import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.Section;
import org.backendfoundation.problem.ProblemException;

/**
 * Where a page is: behind a row, or in front of it. The side is a part of the scope of the row's cursor.
 *
 * @param isBefore whether the page ends in front of the row
 */
public record ListPlace(Cursor row, boolean isBefore) {

    private static final String BEFORE = "<";

    /** @throws ProblemException {@code INVALID_CURSOR} */
    static Optional<ListPlace> of(ListQuery listing) {
        return listing.cursor().map(text -> Cursor.isOf(text, listing.scope() + BEFORE)
                ? new ListPlace(Cursor.of(listing, listing.scope() + BEFORE), true)
                : new ListPlace(Cursor.of(listing, listing.scope()), false));
    }

    /** The cursor that callers see. */
    public String encode(ListQuery listing) {
        return row.encode(isBefore ? listing.scope() + BEFORE : listing.scope());
    }

    /** In the order in which they are read: away from the row. */
    List<Section> sections(ListQuery listing) {
        return isBefore ? Section.before(listing.sorts(), row.values()) : Section.after(listing.sorts(), row.values());
    }
}
