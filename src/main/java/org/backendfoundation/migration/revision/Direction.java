package org.backendfoundation.migration.revision;

/** The direction in which a run takes a revision. */
public enum Direction {
    UPGRADE,
    DOWNGRADE,
    /** Runs nothing: only adds or removes the changelog row, because somebody says that the schema already matches. */
    STAMP
}
