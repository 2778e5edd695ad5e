package org.backendfoundation.persistence.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlExceptionTranslatorTest {

    /** As the driver's exception has it. */
    public static final class ServerException extends SQLException {

        private static final long serialVersionUID = 1L;
        private final transient ServerMessage message;

        ServerException(String state, String constraint, String routine) {
            super("secret SQL", state);
            message = new ServerMessage(constraint, null, routine);
        }

        public ServerMessage getServerErrorMessage() {
            return message;
        }
    }

    public record ServerMessage(String constraint, String column, String routine) {

        public String getConstraint() {
            return constraint;
        }

        public String getColumn() {
            return column;
        }

        public String getRoutine() {
            return routine;
        }
    }

    @TestFactory
    Stream<DynamicTest> stateDecides() throws IOException {
        InputStream file = SqlExceptionTranslatorTest.class.getResourceAsStream("sqlstates.txt");
        try (BufferedReader states = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return states.lines().filter(line -> !line.startsWith("#")).map(line -> stateTest(line.split(" "))).toList().stream();
        }
    }

    private static DynamicTest stateTest(String... state) {
        return DynamicTest.dynamicTest(state[0] + " " + state[1],
                () -> assertThat(told(new SQLException("secret SQL", state[0]))).isEqualTo(state[2]));
    }

    private static String told(SQLException cause) {
        return explained(cause) instanceof ProblemException problem ? problem.code().name() : "-";
    }

    /** Some of one SQLSTATE pass by themselves, or are the caller's; the server's function that refused tells which. */
    @ParameterizedTest
    @CsvSource({"0A000, RevalidateCachedQuery, SCHEMA_CHANGED", "0A000, CheckValidResultRel, -",
        "42501, ExecWithCheckOptions, ROW_FORBIDDEN",
        "42501, exec_stmt_raise, ROW_FORBIDDEN", "42501, aclcheck_error, -", "42501, aclcheck_error_col, -",
        "55000, transformRefreshStmt, -"})
    void functionThatRefusedTellsTwoMeaningsOfAStateApart(String state, String routine, String code) {
        assertThat(told(new ServerException(state, null, routine))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "57014", "08006", "26000"})
    void whatPassesByItselfSaysWhenToComeBack(String state) {
        assertThat(problem(new SQLException("secret SQL", state)).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void knownConstraintSaysWhatItMeans() {
        ProblemException problem = problem(new ServerException("23505", "invoice_number_among_active", null));

        assertThat(problem).hasMessage("Another active invoice has this number.");
        assertThat(problem.violations()).isEqualTo(List.of(new Violation("/number", "unique", "Another active invoice has this number.")));
    }

    @Test
    void whoMayNotReadAllOfATableIsToldNoNameOfIt() {
        RefusalDisclosure narrow = new RefusalDisclosure() {

            @Override
            public boolean isKnown(Class<?> entity, String field) {
                return !field.equals("number");
            }

            @Override
            public boolean isWhole(Optional<String> table) {
                return table.filter("reminder"::equals).isPresent();
            }
        };
        for (String constraint : List.of("invoice_number_among_active", "invoice_total_not_negative")) {
            ProblemException problem = (ProblemException) SqlExceptionTranslator.translate(List.of(Invoice.class), narrow,
                    new PersistenceException(new ServerException("23505", constraint, null)));

            assertThat(problem).hasMessage("It breaks a rule that may concern what the caller may not read.");
            assertThat(problem.violations()).isEmpty();
        }
    }

    @Test
    void otherConstraintIsReadableWithoutSql() {
        assertThat(problem(new ServerException("23514", "invoice_total_not_negative", null)))
                .hasMessage("It breaks the rule 'invoice total not negative'.");
        assertThat(problem(new SQLException("secret SQL", "23505"))).hasMessage("It breaks the rule 'of the table'.");
    }

    @Test
    void triggersRaiseIsToldByTheConstraintThatItNamesAndNeverByItsText() {
        assertThat(problem(new ServerException("P0001", "invoice_number_among_active", "exec_stmt_raise")))
                .hasMessage("Another active invoice has this number.");
        assertThat(problem(new ServerException("P0001", null, "exec_stmt_raise"))).hasMessageNotContaining("secret");
    }

    @Test
    void stateIsFoundBehindAnExceptionOfTheServerThatHasNone() {
        SQLException wrapped = new SQLException("secret SQL of the server");
        wrapped.initCause(new SQLException("secret SQL", "23505"));

        assertThat(problem(wrapped).code()).isEqualTo(PersistenceError.CONSTRAINT_VIOLATED);
    }

    @Test
    void stateIsFoundWhereTheCommitSuppressedIt() {
        RollbackException rolledBack = new RollbackException("as WildFly has it");
        rolledBack.addSuppressed(new IllegalStateException(new SQLException("secret SQL", "57P01")));

        assertThat(problem(rolledBack).code()).isEqualTo(PersistenceError.DATABASE_LOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {XAException.XAER_RMERR, XAException.XAER_RMFAIL})
    void resourceThatFailedWithoutAStateIsLost(int code) {
        assertThat(problem(new XAException(code)).code()).isEqualTo(PersistenceError.DATABASE_LOST);
    }

    @Test
    void stateCountsBeforeTheResourcesFailure() {
        Throwable unexpected = new XAException(XAException.XAER_RMERR).initCause(new SQLException("secret SQL", "42601"));

        assertThat(explained(unexpected)).isNotInstanceOf(ProblemException.class);
        assertThat(explained(new XAException(XAException.XA_RBROLLBACK))).isNotInstanceOf(ProblemException.class);
    }

    @Test
    void lossAtTheCommitSaysThatTheChangeMayBeKept() {
        SQLException loss = new SQLException("secret SQL", "08006");

        assertThat(problem(new TransactionalException("at the commit", loss))).hasMessageContaining("may be kept or not");
        assertThat(problem(loss)).hasMessageNotContaining("may be kept or not");
    }

    @Test
    void lostRaceIsAConcurrentChange() {
        assertThat(problem(new OptimisticLockException()).code()).isEqualTo(PersistenceError.CONCURRENT_CHANGE);
    }

    @Test
    void unknownFailureStaysUnexpected() {
        RuntimeException failure = new PersistenceException(new SQLException("syntax error", "42601"));

        assertThat(SqlExceptionTranslator.translate(failure)).isSameAs(failure);
    }

    private static ProblemException problem(Throwable cause) {
        return (ProblemException) explained(cause);
    }

    private static RuntimeException explained(Throwable cause) {
        return SqlExceptionTranslator.translate(List.of(Reminder.class, Invoice.class), RefusalDisclosure.WHOLE,
                new PersistenceException(cause));
    }
}
