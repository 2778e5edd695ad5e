package org.backendfoundation.migration;

/** The life of a revision in one database: {@code PENDING → APPLYING → APPLIED → ROLLING_BACK → ROLLED_BACK}. */
enum RevisionState {
    PENDING, APPLYING, APPLIED, ROLLING_BACK, ROLLED_BACK
}
