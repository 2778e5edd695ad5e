package org.backendfoundation.migration.lock;

import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/** What an operator should read of a failed migration: the database's own sentence and its SQLSTATE, without the libraries around it. */
public final class FailureReason {

    private static final int LENGTH = 2000;
    private static final String NO_RIGHT = "42501";
    private static final String RIGHT = "; the role that migrates needs this right: make the database its own (ALTER DATABASE … OWNER TO …), or run configure"
            + " with DATABASE_ADMIN_USER, which does that";

    /** Connection exceptions, too few resources, and a server that is shut down (PostgreSQL documentation, Appendix A). */
    private static final List<String> LOST = List.of("08", "53", "57P");

    private FailureReason() {
    }

    public static String of(Throwable failure) {
        SQLException sql = find(failure);
        String reason = sql == null ? innermost(failure).getMessage() : of(sql);
        return reason == null ? innermost(failure).getClass().getSimpleName() : reason.substring(0, Math.min(reason.length(), LENGTH));
    }

    private static String of(SQLException sql) {
        return sql.getMessage() + " (SQLSTATE " + sql.getSQLState() + ")" + (NO_RIGHT.equals(sql.getSQLState()) ? RIGHT : "");
    }

    /** SQLSTATE of the failure, or null where the database said none. */
    static String sqlState(Throwable failure) {
        SQLException sql = find(failure);
        return sql == null ? null : sql.getSQLState();
    }

    /** Whether the same attempt may succeed later: somebody else holds the lock or migrates, or the connection broke. */
    public static boolean mayPass(ProblemException failure) {
        return switch ((MigrationError) failure.code()) {
            case MIGRATION_FAILED -> failure.getCause() != null && isLostConnection(failure.getCause());
            case SCHEMA_NEWER, SCHEMA_PENDING, SCHEMA_UNKNOWN, SCHEMA_MIGRATING, SCHEMA_HELD -> true;
            case MIGRATION_LOCK_HELD, MIGRATION_LOCK_TAKEN, LEDGER_UNREACHED -> true;
            default -> false;
        };
    }

    /** Servers that lose the SQLSTATE lose it when they fail to lend a connection. */
    private static boolean isLostConnection(Throwable failure) {
        String state = sqlState(failure);
        return state == null ? failure instanceof SQLException : LOST.stream().anyMatch(state::startsWith);
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
