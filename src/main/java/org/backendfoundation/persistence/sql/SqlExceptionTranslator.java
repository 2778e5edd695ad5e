package org.backendfoundation.persistence.sql;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * Translates a failed read or write into a problem for the caller, by SQLSTATE and by the constraint's name. Any other failure stays as it
 * is, and so becomes an unexpected one: a wrong statement, a missing privilege, a defect of the database.
 *
 * <p>Nothing of the database's message reaches the caller, not even the text of a {@code RAISE}. A {@link ConstraintMeaning} says what a
 * constraint, or a {@code RAISE … USING CONSTRAINT = 'name'}, means to callers.
 */
public final class SqlExceptionTranslator {

    private static final Duration SOON = Duration.ofSeconds(1);
    /** Functions of the server that refuse a statement because a GRANT is missing, and not because of its rows. */
    private static final String PRIVILEGE_CHECK = "aclcheck_error";
    /** The function of the server that finds a prepared statement's result changed by DDL. */
    private static final String PLAN_CHECK = "RevalidateCachedQuery";
    private static final String NO_NAME = "of the table";
    private static final String UNDISCLOSED = "It breaks a rule that may concern what the caller may not read.";
    private static final int CLASS_LENGTH = 2;
    private static final String LOST = "The database cannot be reached or cannot write; try again.";
    private static final String LOST_AT_COMMIT = "The database was lost at the commit: the change may be kept or not; look, then decide.";

    private final List<Class<?>> entities;
    private final RefusalDisclosure disclosure;
    private final RuntimeException failure;

    private SqlExceptionTranslator(List<Class<?>> entities, RefusalDisclosure disclosure, RuntimeException failure) {
        this.entities = entities;
        this.disclosure = disclosure;
        this.failure = failure;
    }

    /** Whether PostgreSQL itself refused: the driver has SQLSTATEs of its own for a connection that ended meanwhile. */
    public static boolean isServerRefusal(Throwable failure) {
        return ServerRefusal.find(failure).flatMap(ServerRefusal::routine).isPresent();
    }

    /** Of a statement that breaks no constraint of an entity. */
    public static RuntimeException translate(RuntimeException failure) {
        return translate(List.of(), RefusalDisclosure.WHOLE, failure);
    }

    /** @param entities whose {@link ConstraintMeaning}s apply */
    public static RuntimeException translate(List<Class<?>> entities, RefusalDisclosure disclosure, RuntimeException failure) {
        return new SqlExceptionTranslator(entities, disclosure, failure).translate();
    }

    private RuntimeException translate() {
        Optional<RuntimeException> known = find(ProblemException.class).map(RuntimeException.class::cast)
                .or(() -> find(ConstraintViolationException.class));
        if (known.isPresent()) {
            return known.get();
        }
        if (find(OptimisticLockException.class).isPresent()
                || find(org.eclipse.persistence.exceptions.OptimisticLockException.class).isPresent()) {
            return new ProblemException(PersistenceError.CONCURRENT_CHANGE,
                    "Somebody else changed it in between; read it again, then decide.", failure);
        }
        Optional<ServerRefusal> refusal = ServerRefusal.find(failure);
        Optional<ProblemException> problem = refusal.isPresent() ? refusal.flatMap(this::byState) : withoutState();
        return problem.map(RuntimeException.class::cast).orElse(failure);
    }

    /**
     * Payara drops the driver's reason of a failed commit. Constraints are checked before the commit, so it fails only when the connection
     * is lost.
     */
    private Optional<ProblemException> withoutState() {
        return find(XAException.class).filter(end -> end.errorCode == XAException.XAER_RMERR || end.errorCode == XAException.XAER_RMFAIL)
                .map(end -> connectionLost());
    }

    private Optional<ProblemException> byState(ServerRefusal refusal) {
        return Optional.ofNullable(switch (refusal.state()) {
            case "23505", "23P01" -> broken(refusal, PersistenceError.CONSTRAINT_VIOLATED, "unique");
            case "P0001" -> broken(refusal, PersistenceError.CONSTRAINT_VIOLATED, "rule");
            case "23502", "23514", "44000" -> broken(refusal, PersistenceError.VALUE_REFUSED, "constraint");
            case "23503", "23001" -> broken(refusal, PersistenceError.STILL_REFERENCED, "reference");
            case "42501" -> refusal.comesFrom(PRIVILEGE_CHECK) ? null
                    : new ProblemException(PersistenceError.ROW_FORBIDDEN, "The database does not let the caller write such a row.",
                            failure);
            case "0A000" -> refusal.comesFrom(PLAN_CHECK) ? schemaChanged() : null;
            case "26000" -> schemaChanged();
            // the driver's own failure, after its connection has ended; otherwise the server names the function that refused
            case "55000" -> refusal.routine().isPresent() ? null : connectionLost();
            case "57014", "55P03", "25P03", "25P04", "72000" ->
                retryable(PersistenceError.STATEMENT_CANCELLED, "The database did not finish in time; send it again, or ask for less.");
            case "25006" -> connectionLost();
            default -> byClass(refusal);
        });
    }

    private ProblemException byClass(ServerRefusal refusal) {
        return switch (refusal.state().substring(0, CLASS_LENGTH)) {
            // without the failure, whose message repeats the value
            case "22", "54" -> new ProblemException(PersistenceError.VALUE_REFUSED,
                    "A value is too long, too large or of the wrong form for its column.");
            case "23" -> broken(refusal, PersistenceError.CONSTRAINT_VIOLATED, "constraint");
            case "40" -> retryable(PersistenceError.CONCURRENT_CHANGE, "It met another change at the same time; send it again.");
            case "08", "28", "3D", "53", "57" -> connectionLost();
            default -> null;
        };
    }

    private ProblemException connectionLost() {
        return retryable(PersistenceError.DATABASE_LOST, find(TransactionalException.class).isPresent() ? LOST_AT_COMMIT : LOST);
    }

    private ProblemException schemaChanged() {
        return retryable(PersistenceError.SCHEMA_CHANGED, "The database's tables were changed at the same time; send it again.");
    }

    private ProblemException retryable(PersistenceError code, String message) {
        return ProblemException.retryable(code, message, SOON, failure);
    }

    private ProblemException broken(ServerRefusal refusal, PersistenceError code, String rule) {
        List<Violation> meaning = entities.stream().flatMap(entity -> meanings(entity, refusal)
                .map(known -> new Violation("/" + known.field(), rule, known.message()))).toList();
        if (!meaning.isEmpty()) {
            return new ProblemException(code, meaning.get(0).message(), meaning);
        }
        String name = refusal.rule().orElse(NO_NAME).replace('_', ' ');
        return new ProblemException(code, disclosure.isWhole(refusal.table()) ? "It breaks the rule '" + name + "'." : UNDISCLOSED);
    }

    /** Of the constraint, as far as the caller knows what they are about. */
    private Stream<ConstraintMeaning> meanings(Class<?> entity, ServerRefusal refusal) {
        return Arrays.stream(entity.getAnnotationsByType(ConstraintMeaning.class))
                .filter(known -> refusal.rule().filter(known.constraint()::equals).isPresent())
                .filter(known -> disclosure.isKnown(entity, known.field()));
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        return ServerRefusal.causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
