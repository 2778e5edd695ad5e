package org.backendfoundation.audit.export;

import java.util.UUID;
import org.backendfoundation.audit.entries.EntryFilter;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.persistence.Cursor;
import org.backendfoundation.problem.ProblemException;

/**
 * A place among the entries in the order in which they became visible: by position, which is the transaction, and then by id. The entries
 * after it are not exported yet.
 */
record ExportPlace(long position, UUID id) {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    static ExportPlace before(long position) {
        return new ExportPlace(position, BEFORE_ALL);
    }

    SqlText condition() {
        return new SqlText(" AND (position, id) > (?, ?)").add("", position, id);
    }

    String encode(EntryFilter filter) {
        return new Cursor(Long.toString(position), id).encode(scope(filter));
    }

    /** @throws ProblemException {@code INVALID_CURSOR} */
    static ExportPlace decode(String text, EntryFilter filter) {
        Cursor cursor = Cursor.decode(text, scope(filter));
        try {
            return new ExportPlace(Long.parseLong(cursor.value()), cursor.id());
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }

    private static String scope(EntryFilter filter) {
        return "export" + filter.scope();
    }
}
