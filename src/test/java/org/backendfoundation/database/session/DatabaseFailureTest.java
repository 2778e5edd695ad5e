package org.backendfoundation.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.configuration.postgres.DatabaseHost;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({"28P01, CREDENTIALS_REFUSED", "28000, CREDENTIALS_REFUSED", "3D000, DATABASE_UNKNOWN", "53300, CONNECTIONS_USED_UP",
        "25006, DATABASE_READ_ONLY", "08001, DATABASE_DOWN", "57P03, DATABASE_DOWN"})
    void sqlStateTellsWhatItMeans(String state, DatabaseError code) {
        assertThat(code(new RuntimeException(new SQLException("in whatever language", state)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FATAL: password authentication failed for user \"foundation\" | CREDENTIALS_REFUSED",
        "FATAL: role \"nobody\" does not exist | CREDENTIALS_REFUSED",
        "DATABASE_PASSWORD_FILE: There is no such file, or it cannot be read. Put it there. | PASSWORD_FILE_UNREADABLE",
        "FATAL: no pg_hba.conf entry for host \"10.0.0.1\", user \"u\", database \"d\", SSL encryption | ADDRESS_REFUSED",
        "FATAL: Kein pg_hba.conf-Eintrag für Host »10.0.0.1« | ADDRESS_REFUSED",
        "FATAL: no pg_hba.conf entry for host \"10.0.0.1\", user \"u\", database \"d\", no encryption | TLS_REQUIRED",
        "FATAL: pg_hba.conf rejects connection for host \"10.0.0.1\", user \"u\", database \"d\", no encryption | TLS_REQUIRED",
        "FATAL: no pg_hba.conf entry for host \"10.0.0.1\", user \"u\", database \"d\", SSL off | TLS_REQUIRED",
        "FATAL: connection requires a valid client certificate | CLIENT_CERTIFICATE_REFUSED",
        "FATAL: certificate authentication failed for user \"u\" | CLIENT_CERTIFICATE_REFUSED",
        "FATAL: unsupported startup parameter: options | POOLER_REFUSES_OPTIONS",
        "The server does not support SSL. | TLS_NOT_OFFERED",
        "SSL error: PKIX path building failed: unable to find valid certification path to requested target | CERTIFICATE_UNTRUSTED",
        "SSL error: Received fatal alert: protocol_version | TLS_FAILED",
        "The hostname 127.0.0.1 could not be verified by hostnameverifier PgjdbcHostnameVerifier. | CERTIFICATE_OF_ANOTHER_HOST",
        "Could not open SSL root certificate file /wrong.pem. | CERTIFICATE_FILE_UNREADABLE",
        "FATAL: database \"nosuch\" does not exist | DATABASE_UNKNOWN",
        "FATAL: sorry, too many clients already | CONNECTIONS_USED_UP",
        "FATAL: remaining connection slots are reserved for roles with the SUPERUSER attribute | CONNECTIONS_USED_UP",
        "Could not find a server with specified targetServerType: primary | DATABASE_READ_ONLY",
        "Connection to 127.0.0.1:1 refused | DATABASE_DOWN"})
    void sentenceTellsWhereTheServerLostTheState(String sentence, DatabaseError code) {
        assertThat(
                code(new SQLException("Error in allocating a connection. Cause: Connection could not be allocated because: " + sentence)))
                .isEqualTo(code);
    }

    /** PostgreSQL's code of a refusal by pg_hba.conf is that of a role which may not log in. */
    @Test
    void sentenceCountsBeforeTheState() {
        assertThat(code(
                new SQLException("FATAL: no pg_hba.conf entry for host \"10.0.0.1\", user \"u\", database \"d\", no encryption", "28000")))
                .isEqualTo(DatabaseError.TLS_REQUIRED);
    }

    @Test
    void hostThatIsNotFoundIsNamed() {
        ProblemException told = DatabaseFailure.of(new SQLException("The connection attempt failed.", "08001"), hosts("nowhere.invalid"));

        assertThat(told.code()).isEqualTo(DatabaseError.HOST_UNKNOWN);
        assertThat(told).hasMessageContaining("nowhere.invalid");
    }

    @ParameterizedTest
    @CsvSource({"28P01", "3D000", "08001"})
    void whatIsToldHoldsNothingThatTheDriverSaid(String state) {
        ProblemException told = DatabaseFailure.of(new SQLException("password=secret", state), hosts("127.0.0.1"));

        assertThat(told.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "IJ000453: Unable to get managed connection for java:/jdbc/foundation | DATABASE_DOWN",
        "IJ000655: No managed connections available within configured blocking timeout (250 [ms]) | POOL_EXHAUSTED",
        "In-use connections equal max-pool-size and expired max-wait-time. Cannot allocate more connections. | POOL_EXHAUSTED"})
    void serverThatHasNoConnectionToGiveIsToldFromAStatementThatFails(String sentence, DatabaseError code) {
        RuntimeException failure = new RuntimeException(new SQLException(new ResourceException(sentence)));

        assertThat(DatabaseFailure.ofPool(failure)).hasValueSatisfying(told -> {
            assertThat(told.code()).isEqualTo(code);
            assertThat(told.retryAfter()).isPresent();
        });
        assertThat(DatabaseFailure.ofPool(new RuntimeException(new SQLException("syntax", "42601")))).isEmpty();
    }

    private static Object code(Throwable failure) {
        return DatabaseFailure.of(failure, hosts("127.0.0.1")).code();
    }

    private static List<DatabaseHost> hosts(String name) {
        return List.of(new DatabaseHost(name, 5432));
    }

    /** Seen when a silent database's connections were ended while two callers waited for the pool to validate them. */
    @Test
    void poolThatBreaksWhenItsConnectionsFailTogetherIsALostDatabase() {
        IllegalStateException broken = new IllegalStateException("Task already scheduled or cancelled");
        broken.setStackTrace(new StackTraceElement[] {new StackTraceElement("java.util.Timer", "sched", "Timer.java", 413),
            new StackTraceElement("com.sun.enterprise.resource.pool.ConnectionPool", "scheduleResizerTask", "ConnectionPool.java", 271)});

        assertThat(DatabaseFailure.ofPool(broken)).hasValueSatisfying(told -> {
            assertThat(told.code()).isEqualTo(DatabaseError.DATABASE_DOWN);
            assertThat(told.retryAfter()).isPresent();
        });
        assertThat(DatabaseFailure.ofPool(new IllegalStateException("of our own"))).isEmpty();
    }
}
