package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRefusalTest {

    /** As the driver's exception has it. */
    public static final class ServerException extends SQLException {

        private static final long serialVersionUID = 1L;
        private final transient ServerMessage message;

        ServerException(String state, String constraint) {
            super("secret SQL", state);
            message = new ServerMessage(constraint, null);
        }

        public ServerMessage getServerErrorMessage() {
            return message;
        }
    }

    public record ServerMessage(String constraint, String column) {

        public String getConstraint() {
            return constraint;
        }

        public String getColumn() {
            return column;
        }
    }

    @ParameterizedTest
    @CsvSource({"23505, CONSTRAINT_VIOLATED", "23P01, CONSTRAINT_VIOLATED", "23503, STILL_REFERENCED", "23502, VALUE_REFUSED", "23514, VALUE_REFUSED",
        "22001, VALUE_REFUSED", "22021, VALUE_REFUSED", "40001, CONCURRENT_CHANGE", "40P01, CONCURRENT_CHANGE", "57014, STATEMENT_CANCELLED",
        "55P03, STATEMENT_CANCELLED", "08006, DATABASE_LOST", "57P01, DATABASE_LOST", "53300, DATABASE_LOST", "25006, DATABASE_LOST"})
    void stateDecides(String state, PersistenceError code) {
        assertThat(problem(new SQLException("secret SQL", state)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"40001", "40P01", "57014", "08006"})
    void whatPassesByItselfSaysWhenToComeBack(String state) {
        assertThat(problem(new SQLException("secret SQL", state)).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void knownConstraintSaysWhatItMeans() {
        ProblemException problem = problem(new ServerException("23505", "invoice_number_among_active"));

        assertThat(problem).hasMessage("Another active invoice has this number.");
        assertThat(problem.violations()).isEqualTo(List.of(new Violation("/number", "unique", "Another active invoice has this number.")));
    }

    @Test
    void otherConstraintIsReadableWithoutSql() {
        assertThat(problem(new ServerException("23514", "invoice_total_not_negative"))).hasMessage("It breaks the rule 'invoice total not negative'.");
        assertThat(problem(new SQLException("secret SQL", "23505"))).hasMessage("It breaks the rule 'of the table'.");
    }

    @Test
    void lostRaceIsAConcurrentChange() {
        assertThat(problem(new OptimisticLockException()).code()).isEqualTo(PersistenceError.CONCURRENT_CHANGE);
    }

    @Test
    void unknownFailureStaysUnexpected() {
        RuntimeException failure = new PersistenceException(new SQLException("syntax error", "42601"));

        assertThat(DatabaseRefusal.explain(Invoice.class, failure)).isSameAs(failure);
    }

    private static ProblemException problem(Throwable cause) {
        return (ProblemException) DatabaseRefusal.explain(Invoice.class, new PersistenceException(cause));
    }
}
