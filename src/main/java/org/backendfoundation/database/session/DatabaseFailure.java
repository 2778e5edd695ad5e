package org.backendfoundation.database.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.configuration.postgres.DatabaseHost;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.FailureAdvice;
import org.backendfoundation.database.ReadinessCondition;
import org.backendfoundation.problem.ProblemException;

/**
 * What a failure to connect means. Servers wrap the driver's exception in their own and some lose its SQLSTATE or its causes on the way, so
 * the sentences of PostgreSQL, of the driver and of Java are known here as well. SQLSTATEs: PostgreSQL documentation, Appendix A.
 */
public final class DatabaseFailure {

    private static final Map<String, DatabaseError> BY_STATE = Map.of(
            "28P01", DatabaseError.CREDENTIALS_REFUSED,
            "28000", DatabaseError.CREDENTIALS_REFUSED,
            "3D000", DatabaseError.DATABASE_UNKNOWN,
            "53300", DatabaseError.CONNECTIONS_USED_UP,
            "25006", DatabaseError.DATABASE_READ_ONLY);

    /** They come before the SQLSTATE, which is 28000 for several of them. The first that is found counts. */
    private static final List<Sign> SIGNS = List.of(
            sign(DatabaseError.POOLER_REFUSES_OPTIONS, "unsupported startup parameter"),
            sign(DatabaseError.TLS_NOT_OFFERED, "does not support ssl"),
            sign(DatabaseError.TLS_REQUIRED, "pg_hba.conf", "no encryption"),
            sign(DatabaseError.TLS_REQUIRED, "pg_hba.conf", "ssl off"),
            sign(DatabaseError.ADDRESS_REFUSED, "pg_hba.conf"),
            sign(DatabaseError.CLIENT_CERTIFICATE_REFUSED, "client certificate"),
            sign(DatabaseError.CLIENT_CERTIFICATE_REFUSED, "certificate authentication failed"),
            sign(DatabaseError.CERTIFICATE_FILE_UNREADABLE, "ssl root certificate"),
            sign(DatabaseError.CERTIFICATE_FILE_UNREADABLE, "ssl certificate file"),
            sign(DatabaseError.CERTIFICATE_FILE_UNREADABLE, "ssl key file"),
            sign(DatabaseError.CERTIFICATE_OF_ANOTHER_HOST, "hostnameverifier"),
            sign(DatabaseError.CERTIFICATE_UNTRUSTED, "pkix"),
            sign(DatabaseError.TLS_FAILED, "ssl error"),
            sign(DatabaseError.PASSWORD_FILE_UNREADABLE, "password_file: "),
            sign(DatabaseError.CREDENTIALS_REFUSED, "authentication failed"),
            sign(DatabaseError.CREDENTIALS_REFUSED, "no password was provided"),
            sign(DatabaseError.CREDENTIALS_REFUSED, "role \"", "does not exist"),
            sign(DatabaseError.DATABASE_UNKNOWN, "database \"", "does not exist"),
            sign(DatabaseError.CONNECTIONS_USED_UP, "too many clients"),
            sign(DatabaseError.CONNECTIONS_USED_UP, "remaining connection slots"),
            sign(DatabaseError.DATABASE_READ_ONLY, "could not find a server with specified targetservertype"));

    /** What the driver says where it got no connection at all; why, is in a cause that servers lose. */
    private static final String NO_CONNECTION = "the connection attempt failed";

    private static final String RESOURCE_ADAPTER = "jakarta.resource.";

    /** Payara's pool, whose code is not made for several connections that fail at one moment: it throws whatever its own state makes it throw. */
    private static final String POOL = "com.sun.enterprise.resource.pool.";

    private DatabaseFailure() {
    }

    /** @param hosts those that were tried */
    public static ProblemException of(Throwable failure, List<DatabaseHost> hosts) {
        Optional<DatabaseError> known = bySentence(failure).or(() -> byState(failure));
        Optional<String> unknown = known.isEmpty() && isSaid(failure, NO_CONNECTION) ? firstUnknown(hosts) : Optional.empty();
        if (unknown.isPresent()) {
            return new ProblemException(DatabaseError.HOST_UNKNOWN, "The name " + unknown.get()
                    + " in DATABASE_URL is not found by this machine; mend it, or the machine's name service", failure);
        }
        DatabaseError code = known.orElse(DatabaseError.DATABASE_DOWN);
        return new ProblemException(code, FailureAdvice.of(code), failure);
    }

    /** Where the server had no connection to give: its resource adapter says so, or the failure comes out of its pool. */
    static Optional<ProblemException> ofPool(Throwable failure) {
        if (causes(failure).noneMatch(cause -> cause.getClass().getName().startsWith(RESOURCE_ADAPTER) || isFromPool(cause))) {
            return Optional.empty();
        }
        ProblemException reason = causes(failure).anyMatch(DatabaseFailure::isExhausted)
                ? new ProblemException(DatabaseError.POOL_EXHAUSTED, "All connections of the pool are in use; try again", failure)
                : of(failure, List.of());
        return Optional.of(ProblemException.retryable(reason.code(), reason.getMessage(), ReadinessCondition.RETRY_AFTER, failure));
    }

    private static boolean isFromPool(Throwable cause) {
        return Stream.of(cause.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith(POOL));
    }

    /** Matches the messages of Payara and of WildFly. */
    private static boolean isExhausted(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("In-use connections equal max-pool-size") || message.contains("IJ000655");
    }

    private static Optional<DatabaseError> byState(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && BY_STATE.containsKey(state)).map(BY_STATE::get).findFirst();
    }

    private static Optional<DatabaseError> bySentence(Throwable failure) {
        return SIGNS.stream().filter(sign -> isSaid(failure, sign.words())).map(Sign::code).findFirst();
    }

    private static boolean isSaid(Throwable failure, String... words) {
        return causes(failure).map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> Stream.of(words).allMatch(message::contains));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }

    private static Optional<String> firstUnknown(List<DatabaseHost> hosts) {
        return hosts.stream().map(DatabaseHost::name).filter(DatabaseFailure::isUnknown).findFirst();
    }

    private static boolean isUnknown(String name) {
        try {
            return InetAddress.getAllByName(name).length == 0;
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static Sign sign(DatabaseError code, String... words) {
        return new Sign(code, words);
    }

    /** @param words in lower case, all of them in one message */
    private record Sign(DatabaseError code, String... words) {
    }
}
