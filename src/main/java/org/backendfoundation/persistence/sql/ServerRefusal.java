package org.backendfoundation.persistence.sql;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What PostgreSQL says of a failed statement, without its message, which is in the database's language and may repeat what the caller sent.
 *
 * @param state   the SQLSTATE (PostgreSQL documentation, Appendix A)
 * @param rule    the constraint that was broken, or else the column; also what a {@code RAISE … USING CONSTRAINT} names
 * @param table   of the constraint or the column
 * @param routine the function of the server that refused, which distinguishes refusals with the same SQLSTATE
 */
record ServerRefusal(String state, Optional<String> rule, Optional<String> table, Optional<String> routine) {

    private static final int DEEPEST_CAUSE = 20;

    /** From the first exception in the chain that has an SQLSTATE: servers wrap the driver's exception in others without one. */
    static Optional<ServerRefusal> find(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast).filter(sql -> sql.getSQLState() != null)
                .findFirst().map(ServerRefusal::of);
    }

    /** The exceptions of the chain; suppressed ones come last: there WildFly keeps why a commit failed. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.concat(chain(failure),
                chain(failure).flatMap(cause -> Stream.of(cause.getSuppressed())).flatMap(ServerRefusal::chain));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    private static ServerRefusal of(SQLException failure) {
        Optional<Object> message = readField(failure, "getServerErrorMessage");
        return new ServerRefusal(failure.getSQLState(),
                message.flatMap(told -> readField(told, "getConstraint").or(() -> readField(told, "getColumn"))).map(Object::toString),
                message.flatMap(told -> readField(told, "getTable")).map(Object::toString),
                message.flatMap(told -> readField(told, "getRoutine")).map(Object::toString));
    }

    /** Uses reflection, because the driver belongs to the server. Another driver gives empty values. */
    private static Optional<Object> readField(Object target, String name) {
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
