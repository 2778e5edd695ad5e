package org.backendfoundation.migration.revision;

/** Which way a run takes a revision. */
public enum Direction {
    UPGRADE,
    DOWNGRADE,
    /** Nothing is run: the mark alone is set or removed, because the schema is said to be so already. */
    STAMP
}
