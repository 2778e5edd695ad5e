package org.backendfoundation.migration.lock;

import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;

/**
 * What an operator needs to read of a failed migration: the database's own message and its SQLSTATE, without the exceptions of libraries
 * around it.
 */
public final class FailureReason {

    private static final int MAX_LENGTH = 2000;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String PRIVILEGE_HINT = "; the role that migrates needs this right: make the database its own (ALTER DATABASE … OWNER TO …), or run configure"
            + " with DATABASE_ADMIN_USER, which does that";

    /** Connection exceptions, too few resources, and a server that is shut down (PostgreSQL documentation, Appendix A). */
    private static final List<String> CONNECTION_LOST = List.of("08", "53", "57P");

    /** What the driver says of a statement whose connection ended while it ran, and PostgreSQL of much else. */
    private static final String NOT_IN_STATE = "55000";

    /** What the JDK says of it. */
    private static final String CLOSED_ARCHIVE = "zip file closed";

    private FailureReason() {
    }

    public static String of(Throwable failure) {
        SQLException sql = find(failure);
        String reason = sql == null ? innermost(failure).getMessage() : of(sql);
        return reason == null ? innermost(failure).getClass().getSimpleName() : reason.substring(0, Math.min(reason.length(), MAX_LENGTH));
    }

    private static String of(SQLException sql) {
        return sql.getMessage() + " (SQLSTATE " + sql.getSQLState() + ")"
                + (INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState()) ? PRIVILEGE_HINT : "");
    }

    /** SQLSTATE of the failure; null where the database gave none. */
    static String sqlState(Throwable failure) {
        SQLException sql = find(failure);
        return sql == null ? null : sql.getSQLState();
    }

    /** Whether a retry may succeed: somebody else holds the lock or migrates, the connection broke, or a class could not be read just then. */
    public static boolean isTemporary(ProblemException failure) {
        return switch ((MigrationError) failure.code()) {
            case MIGRATION_FAILED ->
                failure.getCause() != null && (isLostConnection(failure.getCause()) || isClosedArchive(failure.getCause()));
            case SCHEMA_NEWER, SCHEMA_PENDING, SCHEMA_UNKNOWN, SCHEMA_MIGRATING, SCHEMA_HELD -> true;
            case MIGRATION_LOCK_HELD, MIGRATION_LOCK_TAKEN, LEDGER_UNREACHED -> true;
            default -> false;
        };
    }

    /** Where a server drops the SQLSTATE, it does so when it fails to open a connection. */
    private static boolean isLostConnection(Throwable failure) {
        String state = sqlState(failure);
        return state == null ? failure instanceof SQLException
                : CONNECTION_LOST.stream().anyMatch(state::startsWith)
                        || NOT_IN_STATE.equals(state) && !SqlExceptionTranslator.isServerRefusal(failure);
    }

    /** Payara closes the archives of an application at the end of its deployment, and opens them again for the next class. */
    private static boolean isClosedArchive(Throwable failure) {
        return innermost(failure) instanceof IllegalStateException closed && CLOSED_ARCHIVE.equals(closed.getMessage());
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
