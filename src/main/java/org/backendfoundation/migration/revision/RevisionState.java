package org.backendfoundation.migration.revision;

/** The life of a revision in one database: {@code PENDING → APPLYING → APPLIED → ROLLING_BACK → ROLLED_BACK}. */
public enum RevisionState {
    PENDING, APPLYING, APPLIED, ROLLING_BACK, ROLLED_BACK
}
