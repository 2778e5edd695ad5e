package org.backendfoundation.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;

/**
 * What a failure to connect means. Servers wrap the driver's exception in their own and some lose its SQLSTATE on the way, so the
 * sentences of PostgreSQL and of the driver are known here as well. SQLSTATEs: PostgreSQL documentation, Appendix A.
 */
final class DatabaseFailure {

    private static final Map<String, DatabaseError> BY_STATE = Map.of(
            "28P01", DatabaseError.CREDENTIALS_REFUSED,
            "28000", DatabaseError.CREDENTIALS_REFUSED,
            "3D000", DatabaseError.DATABASE_UNKNOWN,
            "53300", DatabaseError.CONNECTIONS_USED_UP,
            "25006", DatabaseError.DATABASE_READ_ONLY);

    private static final String RESOURCE_ADAPTER = "jakarta.resource.";

    private DatabaseFailure() {
    }

    static ProblemException of(Throwable failure) {
        DatabaseError code = byState(failure).or(() -> bySentence(failure)).orElse(DatabaseError.DATABASE_DOWN);
        return new ProblemException(code, sentence(code), failure);
    }

    /** Where the server had no connection to give: its resource adapter says so, and often nothing else does. */
    static Optional<ProblemException> ofPool(Throwable failure) {
        if (causes(failure).noneMatch(cause -> cause.getClass().getName().startsWith(RESOURCE_ADAPTER))) {
            return Optional.empty();
        }
        ProblemException reason = causes(failure).anyMatch(DatabaseFailure::isExhausted)
                ? new ProblemException(DatabaseError.POOL_EXHAUSTED, "All connections of the pool are in use; try again", failure) : of(failure);
        return Optional.of(ProblemException.retryable(reason.code(), reason.getMessage(), Serving.RETRY_AFTER, failure));
    }

    /** In the words of Payara and of WildFly. */
    private static boolean isExhausted(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("In-use connections equal max-pool-size") || message.contains("IJ000655");
    }

    /** Told to callers and operators: names what to check, and nothing that the driver said. */
    private static String sentence(DatabaseError code) {
        return switch (code) {
            case CREDENTIALS_REFUSED -> "PostgreSQL refuses the user or password of the pool; check DATABASE_URL and the pool's user and password";
            case DATABASE_UNKNOWN -> "PostgreSQL has no database of the name in DATABASE_URL; create it or mend the name";
            case CONNECTIONS_USED_UP -> "PostgreSQL accepts no further connections; raise its max_connections or make the pools smaller";
            case DATABASE_READ_ONLY -> "The database is read-only: a standby or a demoted primary; point DATABASE_URL at the primary";
            case POOL_MISSING -> "The server has no data source jdbc/foundation; run its configure";
            default -> "PostgreSQL does not answer at the host and port of DATABASE_URL; start it, or check the address and the network";
        };
    }

    private static Optional<DatabaseError> byState(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && BY_STATE.containsKey(state)).map(BY_STATE::get).findFirst();
    }

    private static Optional<DatabaseError> bySentence(Throwable failure) {
        return causes(failure).map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .flatMap(DatabaseFailure::meaning).findFirst();
    }

    private static Stream<DatabaseError> meaning(String message) {
        if (message.contains("authentication failed") || message.contains("role \"") && message.contains("does not exist")
                || message.contains("no pg_hba.conf entry") || message.contains("no password was provided")) {
            return Stream.of(DatabaseError.CREDENTIALS_REFUSED);
        }
        if (message.contains("database \"") && message.contains("does not exist")) {
            return Stream.of(DatabaseError.DATABASE_UNKNOWN);
        }
        if (message.contains("too many clients") || message.contains("remaining connection slots")) {
            return Stream.of(DatabaseError.CONNECTIONS_USED_UP);
        }
        return message.contains("could not find a server with specified targetservertype") ? Stream.of(DatabaseError.DATABASE_READ_ONLY)
                : Stream.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
