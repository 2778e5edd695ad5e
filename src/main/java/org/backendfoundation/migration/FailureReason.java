package org.backendfoundation.migration;

import java.sql.SQLException;

/** What an operator should read of a failed migration: the database's own sentence and its SQLSTATE, without the libraries around it. */
final class FailureReason {

    private static final int LENGTH = 2000;

    private FailureReason() {
    }

    static String of(Throwable failure) {
        SQLException sql = find(failure);
        String reason = sql == null ? innermost(failure).getMessage() : sql.getMessage() + " (SQLSTATE " + sql.getSQLState() + ")";
        return reason == null ? innermost(failure).getClass().getSimpleName() : reason.substring(0, Math.min(reason.length(), LENGTH));
    }

    /** SQLSTATE of the failure, or null where the database said none. */
    static String sqlState(Throwable failure) {
        SQLException sql = find(failure);
        return sql == null ? null : sql.getSQLState();
    }

    private static SQLException find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql;
            }
        }
        return null;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
