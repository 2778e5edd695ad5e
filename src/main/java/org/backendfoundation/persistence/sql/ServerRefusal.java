package org.backendfoundation.persistence.sql;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What PostgreSQL says of a statement that failed, without its sentence, which is in the database's language and may repeat what the caller wrote.
 *
 * @param state   the SQLSTATE (PostgreSQL documentation, Appendix A)
 * @param rule    the constraint that was broken, or else the column; also what a {@code RAISE … USING CONSTRAINT} names
 * @param routine the function of the server that refused, which tells two refusals of one SQLSTATE apart
 */
record ServerRefusal(String state, Optional<String> rule, Optional<String> routine) {

    private static final int DEEPEST_CAUSE = 20;

    /** Of the first exception in the chain that has an SQLSTATE: servers wrap the driver's in others that have none. */
    static Optional<ServerRefusal> find(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast).filter(sql -> sql.getSQLState() != null)
                .findFirst().map(ServerRefusal::of);
    }

    /** Those that were suppressed come last: there WildFly keeps why a commit failed. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.concat(chain(failure),
                chain(failure).flatMap(cause -> Stream.of(cause.getSuppressed())).flatMap(ServerRefusal::chain));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    private static ServerRefusal of(SQLException failure) {
        Optional<Object> message = told(failure, "getServerErrorMessage");
        return new ServerRefusal(failure.getSQLState(),
                message.flatMap(told -> told(told, "getConstraint").or(() -> told(told, "getColumn"))).map(Object::toString),
                message.flatMap(told -> told(told, "getRoutine")).map(Object::toString));
    }

    /** By reflection: the driver belongs to the server. Another driver tells nothing. */
    private static Optional<Object> told(Object target, String name) {
        try {
            Method method = target.getClass().getMethod(name);
            return Optional.ofNullable(method.invoke(target));
        } catch (ReflectiveOperationException otherDriver) {
            return Optional.empty();
        }
    }

    boolean comesFrom(String function) {
        return routine.filter(name -> name.startsWith(function)).isPresent();
    }
}
