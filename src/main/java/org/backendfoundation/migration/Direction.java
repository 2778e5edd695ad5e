package org.backendfoundation.migration;

/** Which way a run takes a revision. */
enum Direction {
    UPGRADE,
    DOWNGRADE,
    /** Nothing is run: the mark alone is set or removed, because the schema is said to be so already. */
    STAMP
}
