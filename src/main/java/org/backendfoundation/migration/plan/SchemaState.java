package org.backendfoundation.migration.plan;

/** How the schema stands towards this build. */
public enum SchemaState {
    /** Not looked at since the database was connected last. */
    UNKNOWN,
    /** Revisions are pending, and this node does not apply them. */
    PENDING,
    /** This node, or one that it waits for, is migrating. */
    MIGRATING,
    /** Every revision of this build is applied. */
    CURRENT,
    /** Somebody holds the schema at an earlier revision than this build needs. */
    HELD,
    /** A revision failed, or the schema or the change log cannot be right. */
    FAILED
}
