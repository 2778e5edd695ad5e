package org.backendfoundation.migration.revision;

import java.util.Set;

/**
 * One step of the schema, as the change log lists it.
 *
 * @param id       twelve lower-case hexadecimal digits, unique in the change log
 * @param slug     what it is about, in words joined by underscores
 * @param file     the resource that holds it, as listed
 * @param checksum SHA-256 of the file in hexadecimal, line ends counted as LF
 * @param isTransactional whether it runs in a transaction, so that it is done wholly or not at all
 */
public record Revision(String id, String slug, String file, String checksum, Set<Mark> marks, boolean isTransactional) {

    /** How the state before the first revision is called. */
    public static final String BASE = "base";

    /** The name by Alembic's rule, and the file's name without its ending. */
    public String version() {
        return id + "_" + slug;
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
