package org.backendfoundation.database.pool;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;

/**
 * The pool in WildFly, through the server's management beans in this JVM. Only the attributes named here are read: the bean also shows the
 * pool's password. WildFly changes sizes with a reload only, which ends every request, so this class refuses and explains how. The bean
 * shows a size changed in the server's console at once, but the pool gets it with the reload, which creates a new object of this class. So
 * the sizes are read once.
 */
final class WildFlyPool implements ConnectionPool {

    private static final ObjectName POOL = name("jboss.as:subsystem=datasources,data-source=foundation");
    private static final ObjectName FIGURES = name("jboss.as:subsystem=datasources,data-source=foundation,statistics=pool");
    private static final ObjectName SERVER = name("jboss.as:management-root=server");
    private static final ObjectName MANAGEMENT = name("jboss.as:socket-binding-group=standard-sockets,socket-binding=management-http");
    private static final String RESIZING = "cd /subsystem=datasources/data-source=foundation,:write-attribute(name=max-pool-size,value=%2$s),:write-attribute(name=min-pool-size,value=%1$s),reload";
    private static final Logger LOG = SafeLogger.of(WildFlyPool.class);

    private final MBeanServer server;
    private volatile PoolSize size;
    private volatile boolean isStarted;

    /** @param configured the sizes to use until the server reports its own */
    WildFlyPool(MBeanServer server, PoolSize configured) {
        this.server = server;
        size = configured;
    }

    static Optional<WildFlyPool> find(PoolSize configured) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.isRegistered(POOL) ? Optional.of(new WildFlyPool(server, configured)) : Optional.empty();
    }

    @Override
    public String server() {
        return "WildFly";
    }

    @Override
    public PoolSize size() {
        return size;
    }

    @Override
    public void refresh() {
        figures();
    }

    /** WildFly counts how many callers have waited so far, and not how many wait now. */
    @Override
    public Optional<PoolFigures> figures() {
        try {
            if (!isStarted()) {
                return Optional.empty();
            }
            // WildFly subtracts two counts that it reads one after the other, so the difference may be below zero
            int idle = Math.max(count(FIGURES, "IdleCount"), 0);
            return Optional.of(new PoolFigures(size.min(), size.max(), count(FIGURES, "InUseCount"), idle, 0));
        } catch (JMException e) {
            LOG.log(Level.FINE, "WildFly does not tell about its pool", e);
            return Optional.empty();
        }
    }

    @Override
    public void flushIdle() {
        try {
            server.invoke(POOL, "flushIdleConnectionInPool", new Object[0], new String[0]);
        } catch (JMException e) {
            throw new ProblemException(DatabaseError.POOL_CHANGE_REFUSED, "WildFly did not flush its pool", e);
        }
    }

    @Override
    public void resize(PoolSize wanted) {
        throw new ProblemException(DatabaseError.POOL_CHANGE_REFUSED,
                ("WildFly changes its pool only with a reload, which ends what is running. Start the server with "
                        + "DATABASE_POOL_MIN=%s and DATABASE_POOL_MAX=%s, or write the sizes into its configuration: %s From then on the variables do not count, until: %s")
                        .formatted(wanted.min(), wanted.max(), command(wanted.min(), wanted.max()),
                                command("\"${env.DATABASE_POOL_MIN:2}\"", "\"${env.DATABASE_POOL_MAX:10}\"")));
    }

    /** The command for a shell on this machine, as the user that runs the server; all others need a password. */
    private String command(Object min, Object max) {
        // milliseconds, for the reload that the command waits for
        return "$WILDFLY_HOME/bin/jboss-cli.sh --timeout=60000 --connect --controller=" + management() + " --commands='"
                + RESIZING.formatted(min, max) + "'";
    }

    private String management() {
        try {
            return server.getAttribute(MANAGEMENT, "boundAddress") + ":" + server.getAttribute(MANAGEMENT, "boundPort");
        } catch (JMException e) {
            LOG.log(Level.FINE, "WildFly does not tell its management port", e);
            return "127.0.0.1:9990";
        }
    }

    /** While the server starts, every query of its subsystems fails and is logged as an error, so the sizes are read after the start. */
    private boolean isStarted() throws JMException {
        if (!isStarted && !"starting".equals(server.getAttribute(SERVER, "serverState"))) {
            size = new PoolSize(count(POOL, "minPoolSize"), count(POOL, "maxPoolSize"));
            isStarted = true;
        }
        return isStarted;
    }

    private int count(ObjectName bean, String attribute) throws JMException {
        return ((Number) server.getAttribute(bean, attribute)).intValue();
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
