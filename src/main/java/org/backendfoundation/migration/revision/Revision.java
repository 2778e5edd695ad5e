package org.backendfoundation.migration.revision;

import java.util.Set;

/**
 * One step of the schema, as the change log lists it.
 *
 * @param id       twelve lower-case hexadecimal digits, unique in the change log
 * @param slug     what it is about, in words joined by underscores
 * @param file     the name of its resource, as listed
 * @param checksum SHA-256 of the file in hexadecimal, line ends counted as LF
 * @param isTransactional whether it runs in a transaction, and so completely or not at all
 */
public record Revision(String id, String slug, String file, String checksum, Set<RevisionLabel> labels, boolean isTransactional) {

    /** The name of the state before the first revision. */
    public static final String BASE = "base";

    /** The name by Alembic's rule, which is the file's name without its extension. */
    public String version() {
        return id + "_" + slug;
    }

    public boolean hasLabel(RevisionLabel label) {
        return labels.contains(label);
    }
}
