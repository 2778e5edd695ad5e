package org.backendfoundation.database;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** The ways in which the database fails, as callers and operators see them. */
public enum DatabaseError implements ErrorCode {

    DATABASE_DISCONNECTED(Kind.UNAVAILABLE, "The database is not connected"),
    NODE_LEAVING(Kind.UNAVAILABLE, "This node is about to leave on purpose"),
    DATABASE_DOWN(Kind.UNAVAILABLE, "The database does not answer"),
    HOST_UNKNOWN(Kind.UNAVAILABLE, "The name of the database's host is not found"),
    ADDRESS_REFUSED(Kind.UNAVAILABLE, "The database admits nobody from this machine"),
    POOLER_REFUSES_OPTIONS(Kind.UNAVAILABLE, "A pooler refuses the startup parameter options"),
    TLS_NOT_OFFERED(Kind.UNAVAILABLE, "The database offers no TLS"),
    TLS_REQUIRED(Kind.UNAVAILABLE, "The database demands TLS"),
    TLS_FAILED(Kind.UNAVAILABLE, "The database and this node agree on no TLS"),
    CERTIFICATE_FILE_UNREADABLE(Kind.UNAVAILABLE, "A file with a certificate or key cannot be read"),
    CERTIFICATE_OF_ANOTHER_HOST(Kind.UNAVAILABLE, "The database's certificate is for another host"),
    CERTIFICATE_UNTRUSTED(Kind.UNAVAILABLE, "The database's certificate is not trusted"),
    CLIENT_CERTIFICATE_REFUSED(Kind.UNAVAILABLE, "The database does not accept this node's certificate"),
    DATABASE_READ_ONLY(Kind.UNAVAILABLE, "The database is read-only"),
    DATABASE_TOO_OLD(Kind.UNAVAILABLE, "This version of PostgreSQL is not supported"),
    DATABASE_UNKNOWN(Kind.UNAVAILABLE, "There is no database of this name"),
    CREDENTIALS_REFUSED(Kind.UNAVAILABLE, "The database refuses these credentials"),
    PASSWORD_FILE_UNREADABLE(Kind.UNAVAILABLE, "The file with the database's password cannot be used"),
    CONNECTIONS_USED_UP(Kind.UNAVAILABLE, "The database accepts no further connections"),
    TIME_OUTS_MISSING(Kind.UNAVAILABLE, "Nothing ends a statement or a transaction that lasts too long"),
    POOL_ELSEWHERE(Kind.UNAVAILABLE, "The server's pool points to another database than database_url"),
    POOL_MISSING(Kind.UNAVAILABLE, "The server has no data source for us"),
    POOL_OVER_BUDGET(Kind.UNAVAILABLE, "The pool is larger than the database allows"),
    POOL_EXHAUSTED(Kind.UNAVAILABLE, "All connections are in use"),
    POOL_CHANGE_REFUSED(Kind.CONFLICT, "The server refused to change its pool"),
    INVALID_POOL_SIZE(Kind.INVALID, "Such a pool cannot be"),
    WRONG_STATE(Kind.CONFLICT, "The connection is in another state");

    private final Kind kind;
    private final String title;

    DatabaseError(Kind kind, String title) {
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
