package org.backendfoundation.persistence;

import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * What a failed write or read means to the caller, by SQLSTATE and by the constraint's name (PostgreSQL documentation, Appendix A). What is not known here
 * stays as it is, and so becomes an unexpected failure.
 */
public final class DatabaseRefusal {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int DEEPEST_CAUSE = 20;

    private final Class<?> entity;
    private final RuntimeException failure;

    private DatabaseRefusal(Class<?> entity, RuntimeException failure) {
        this.entity = entity;
        this.failure = failure;
    }

    /** @param entity whose {@link ConstraintMeaning}s count */
    public static RuntimeException explain(Class<?> entity, RuntimeException failure) {
        return new DatabaseRefusal(entity, failure).explain();
    }

    private RuntimeException explain() {
        Optional<RuntimeException> known = find(ProblemException.class).map(RuntimeException.class::cast)
                .or(() -> find(ConstraintViolationException.class));
        if (known.isPresent()) {
            return known.get();
        }
        if (find(OptimisticLockException.class).isPresent() || find(org.eclipse.persistence.exceptions.OptimisticLockException.class).isPresent()) {
            return new ProblemException(PersistenceError.CONCURRENT_CHANGE, "Somebody else changed it in between; read it again, then decide.", failure);
        }
        return find(SQLException.class).filter(sql -> sql.getSQLState() != null).flatMap(this::byState).orElse(failure);
    }

    private Optional<RuntimeException> byState(SQLException sql) {
        return Optional.ofNullable(switch (sql.getSQLState()) {
            case "23505", "23P01" -> constraint(sql, PersistenceError.CONSTRAINT_VIOLATED, "unique");
            case "23502", "23514" -> constraint(sql, PersistenceError.VALUE_REFUSED, "constraint");
            case "23503" -> constraint(sql, PersistenceError.STILL_REFERENCED, "reference");
            case "40001", "40P01" -> retryable(PersistenceError.CONCURRENT_CHANGE, "It met another change at the same time; send it again.");
            case "57014", "55P03" -> retryable(PersistenceError.STATEMENT_CANCELLED, "The database did not finish in time; send it again, or ask for less.");
            default -> byClass(sql.getSQLState());
        });
    }

    private ProblemException byClass(String state) {
        if (state.startsWith("22")) {
            return new ProblemException(PersistenceError.VALUE_REFUSED, "A value is too long, too large or of the wrong form for its column.", failure);
        }
        boolean isLost = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.equals("25006");
        return isLost ? retryable(PersistenceError.DATABASE_LOST, "The database cannot be reached or cannot write; try again.") : null;
    }

    private ProblemException retryable(PersistenceError code, String message) {
        return ProblemException.retryable(code, message, SOON, failure);
    }

    private ProblemException constraint(SQLException sql, PersistenceError code, String rule) {
        String name = constraintName(sql);
        List<Violation> meaning = Arrays.stream(entity.getAnnotationsByType(ConstraintMeaning.class))
                .filter(known -> known.constraint().equals(name))
                .map(known -> new Violation("/" + known.field(), rule, known.message())).toList();
        String message = meaning.isEmpty() ? "It breaks the rule '" + name.replace('_', ' ') + "'." : meaning.get(0).message();
        return new ProblemException(code, message, meaning);
    }

    /** From the driver's own exception, by reflection: the driver belongs to the server. Its sentence is no help, being in the database's language. */
    private static String constraintName(SQLException sql) {
        try {
            Object message = call(sql, "getServerErrorMessage");
            Object name = message == null ? null : call(message, "getConstraint");
            return Objects.toString(name != null || message == null ? name : call(message, "getColumn"), "of the table");
        } catch (ReflectiveOperationException otherDriver) {
            return "of the table";
        }
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE)
                .filter(type::isInstance).map(type::cast).findFirst();
    }
}
