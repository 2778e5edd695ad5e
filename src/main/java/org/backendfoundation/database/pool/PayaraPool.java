package org.backendfoundation.database.pool;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;

/**
 * The pool in Payara, by its connector runtime and its command runner, in this node alone. Both are internal to Payara and so are
 * called by name; nothing of them is needed to compile or to deploy. Payara's own figures by {@code get -m} stay at zero in Payara
 * Micro, and its {@code flush-connection-pool} breaks a pool that is in use.
 */
final class PayaraPool implements ConnectionPool {

    private static final String NAME = "foundation";
    private static final Logger LOG = SafeLogger.of(PayaraPool.class);

    private static final String POOL = "com.sun.enterprise.resource.pool.ResourcePool";
    private static final String STATUS = "com.sun.enterprise.resource.pool.PoolStatus";
    private static final String QUEUE = "com.sun.enterprise.resource.pool.waitqueue.PoolWaitQueue";
    private static final String RUNTIME = "com.sun.enterprise.connectors.ConnectorRuntime";
    private static final String RESULT = "org.glassfish.embeddable.CommandResult";

    private final ClassLoader server;
    private volatile PoolSize size;

    /** @param configured the sizes to use until the server has made the pool, at its first connection */
    PayaraPool(ClassLoader server, PoolSize configured) {
        this.server = server;
        size = configured;
    }

    static boolean isHere(ClassLoader loader) {
        try {
            Class.forName("com.sun.enterprise.connectors.ConnectorRuntime", false, loader);
            return true;
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }

    @Override
    public String server() {
        return "Payara";
    }

    @Override
    public PoolSize size() {
        return size;
    }

    @Override
    public void refresh() {
        figures().ifPresent(figures -> size = new PoolSize(figures.min(), figures.limit()));
    }

    @Override
    public Optional<PoolFigures> figures() {
        try {
            Object pool = pool();
            return pool == null ? Optional.empty() : Optional.of(figures(pool));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.FINE, "Payara does not tell about its pool", e);
            return Optional.empty();
        }
    }

    @Override
    public void flushIdle() {
        try {
            Object pool = pool();
            if (pool != null) {
                type(POOL).getMethod("emptyFreeConnectionsInPool").invoke(pool);
            }
        } catch (ReflectiveOperationException e) {
            throw refused("Payara did not flush its pool", e);
        }
    }

    /** Payara checks each new size against the old value of the other: with no minimum, it accepts any maximum. */
    @Override
    public void resize(PoolSize wanted) {
        try {
            set("steady-pool-size", 0);
            set("max-pool-size", wanted.max());
            set("steady-pool-size", wanted.min());
            size = wanted;
        } catch (ReflectiveOperationException e) {
            throw refused("Payara did not change its pool", e);
        }
    }

    private void set(String attribute, int value) throws ReflectiveOperationException {
        Object result = run("set", "resources.jdbc-connection-pool." + NAME + "." + attribute + "=" + value);
        if (!"SUCCESS".equals(ask(RESULT, "getExitStatus", result).toString())) {
            throw refused("Payara did not change its pool: " + ask(RESULT, "getOutput", result), null);
        }
    }

    private PoolFigures figures(Object pool) throws ReflectiveOperationException {
        Object status = ask(POOL, "getPoolStatus", pool);
        return new PoolFigures(count(POOL, "getSteadyPoolSize", pool), count(POOL, "getMaxPoolSize", pool),
                count(STATUS, "getNumConnUsed", status), count(STATUS, "getNumConnFree", status),
                count(QUEUE, "getQueueLength", ask(POOL, "getPoolWaitQueue", pool)));
    }

    /** Null before the first connection was requested. */
    private Object pool() throws ReflectiveOperationException {
        Class<?> name = type("org.glassfish.resourcebase.resources.api.PoolInfo");
        Object manager = ask(RUNTIME, "getPoolManager", ask(RUNTIME, "getRuntime", null));
        return type("com.sun.enterprise.resource.pool.PoolManager").getMethod("getPool", name)
                .invoke(manager, name.getConstructor(String.class).newInstance(NAME));
    }

    private Object run(String command, String... arguments) throws ReflectiveOperationException {
        Class<?> runner = type("org.glassfish.embeddable.CommandRunner");
        Object locator = ask("org.glassfish.internal.api.Globals", "getDefaultHabitat", null);
        Object service = type("org.glassfish.hk2.api.ServiceLocator").getMethod("getService", Class.class, Annotation[].class)
                .invoke(locator, runner, new Annotation[0]);
        return runner.getMethod("run", String.class, String[].class).invoke(service, command, arguments);
    }

    private int count(String type, String question, Object whom) throws ReflectiveOperationException {
        return ((Number) ask(type, question, whom)).intValue();
    }

    private Object ask(String type, String question, Object whom) throws ReflectiveOperationException {
        return type(type).getMethod(question).invoke(whom);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, server);
    }

    private static ProblemException refused(String what, Exception cause) {
        return new ProblemException(DatabaseError.POOL_CHANGE_REFUSED, what, cause);
    }
}
