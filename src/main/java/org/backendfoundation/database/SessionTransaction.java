package org.backendfoundation.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One JTA transaction of its own for one session. */
@ApplicationScoped
class SessionTransaction {

    @PersistenceContext(unitName = "foundation")
    EntityManager session;

    @Inject
    @Any
    Instance<SessionEnd> ends;

    @Transactional(TxType.REQUIRES_NEW)
    <T> T run(Work<T> work) {
        T result = work.in(session);
        ends.forEach(end -> end.beforeCommit(session));
        if (parts(result).anyMatch(this::isEntity)) {
            throw new IllegalStateException("A session must give a complete value, not an entity: map it to a record inside the session");
        }
        return result;
    }

    private static Stream<?> parts(Object result) {
        if (result instanceof Collection<?> collection) {
            return collection.stream();
        }
        if (result instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream());
        }
        return result instanceof Optional<?> optional ? optional.stream() : Stream.ofNullable(result);
    }

    private boolean isEntity(Object part) {
        return part != null && session.getMetamodel().getEntities().stream().anyMatch(type -> type.getJavaType().isInstance(part));
    }
}
