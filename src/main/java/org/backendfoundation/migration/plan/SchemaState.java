package org.backendfoundation.migration.plan;

/** The state of the schema, seen from this build. */
public enum SchemaState {
    /** Not checked since the database was last connected. */
    UNKNOWN,
    /** Revisions are pending, and this node does not apply them. */
    PENDING,
    /** This node, or one that it waits for, is migrating. */
    MIGRATING,
    /** Every revision of this build is applied. */
    CURRENT,
    /** Somebody holds the schema at an earlier revision than this build needs. */
    HELD,
    /** A revision failed, or the schema or the change log is invalid. */
    FAILED
}
