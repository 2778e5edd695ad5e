package org.backendfoundation.persistence.sql;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** What can go wrong between a request and its rows. */
public enum PersistenceError implements ErrorCode {

    ENTITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such entity"),
    ROW_FORBIDDEN(Kind.FORBIDDEN, "The caller may not write such a row"),
    INVALID_CURSOR(Kind.INVALID, "The cursor does not belong to this list"),
    COUNT_TOO_LONG(Kind.INVALID, "Too much to be counted exactly"),
    INVALID_ENTITY_TAG(Kind.INVALID, "The condition is not a list of entity tags"),
    INVALID_IDEMPOTENCY_KEY(Kind.INVALID, "The idempotency key is malformed"),
    VALUE_REFUSED(Kind.INVALID, "The database does not take a value"),
    PRECONDITION_FAILED(Kind.PRECONDITION, "The entity is in another state than the request supposes"),
    CONCURRENT_CHANGE(Kind.CONFLICT, "The entity was changed at the same time"),
    CONSTRAINT_VIOLATED(Kind.CONFLICT, "The entity does not fit to what is there"),
    STILL_REFERENCED(Kind.CONFLICT, "A reference does not allow this"),
    ALREADY_ACTIVE(Kind.CONFLICT, "The entity is not deleted"),
    IDEMPOTENCY_KEY_IN_USE(Kind.CONFLICT, "The first request with this idempotency key still runs"),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The idempotency key was used for another request"),
    EXPORTS_BUSY(Kind.LIMITED, "Enough exports run on this node"),
    IMPORTS_BUSY(Kind.LIMITED, "Enough imports run on this node"),
    FILES_BUSY(Kind.LIMITED, "Enough files are on their way from this node"),
    SCHEMA_CHANGED(Kind.UNAVAILABLE, "The database's tables were changed at the same time"),
    STATEMENT_CANCELLED(Kind.UNAVAILABLE, "The database took too long"),
    DATABASE_LOST(Kind.UNAVAILABLE, "The database cannot be reached");

    private final Kind kind;
    private final String title;

    PersistenceError(Kind kind, String title) {
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
