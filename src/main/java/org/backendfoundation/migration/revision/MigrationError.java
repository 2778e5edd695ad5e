package org.backendfoundation.migration.revision;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** The ways in which migrations fail. */
public enum MigrationError implements ErrorCode {

    CHANGE_LOG_INVALID(Kind.CONFLICT, "The change log or a revision file breaks a rule"),
    REVISION_EDITED(Kind.CONFLICT, "A released revision file was edited"),
    SCHEMA_NEWER(Kind.UNAVAILABLE, "The schema is newer than this build"),
    SCHEMA_PENDING(Kind.UNAVAILABLE, "The schema has pending migrations"),
    SCHEMA_UNKNOWN(Kind.UNAVAILABLE, "The schema has not been looked at"),
    SCHEMA_MIGRATING(Kind.UNAVAILABLE, "The schema is being migrated"),
    SCHEMA_UNUSABLE(Kind.UNAVAILABLE, "The schema cannot be used"),
    SCHEMA_DRIFTED(Kind.UNAVAILABLE, "The schema is not as the migrations left it"),
    ENTITY_TABLE_INCOMPLETE(Kind.UNAVAILABLE, "A table of an entity lacks a base column"),
    SCHEMA_HELD(Kind.UNAVAILABLE, "The schema is held at an earlier revision"),
    MIGRATION_FAILED(Kind.UNAVAILABLE, "A migration failed"),
    MIGRATION_LOCK_HELD(Kind.UNAVAILABLE, "Another node holds the migration lock"),
    MIGRATION_LOCK_TAKEN(Kind.UNAVAILABLE, "The migration lock was taken over"),
    MIGRATION_LOCK_FREE(Kind.CONFLICT, "Nobody holds the migration lock"),
    OWNER_MISSING(Kind.UNAVAILABLE, "The schema's owner has no data source"),
    OWNER_ELSEWHERE(Kind.UNAVAILABLE, "The schema's owner connects to another database"),
    LEDGER_UNREACHED(Kind.UNAVAILABLE, "The ledger of runs is not reached"),
    TARGET_UNKNOWN(Kind.INVALID, "There is no such revision to go to"),
    TARGET_UNREACHABLE(Kind.CONFLICT, "The revision does not lie this way"),
    REVISION_IRREVERSIBLE(Kind.CONFLICT, "A revision cannot be taken back"),
    REVISION_HALF_WAY(Kind.CONFLICT, "A revision is half-way"),
    NODES_CONNECTED(Kind.CONFLICT, "Other nodes use the schema"),
    DEPLOYMENT_NOT_LAST(Kind.CONFLICT, "The deployment is not the last one"),
    REVISION_NOT_FOUND(Kind.NOT_FOUND, "There is no such revision");

    private final Kind kind;
    private final String title;

    MigrationError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
