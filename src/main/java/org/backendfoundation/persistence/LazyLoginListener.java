package org.backendfoundation.persistence;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import org.backendfoundation.persistence.conversion.AttributeConversions;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.persistence.reference.LazyReferences;
import org.backendfoundation.persistence.reference.ReferringAttributes;
import org.backendfoundation.persistence.sql.StatementListener;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Lets the persistence unit log in without a database. Payara logs it in while it prepares the deployment; with PostgreSQL down the
 * deployment would fail and every path would answer 404. During the log-in EclipseLink only opens and closes connections (the platform is
 * named in {@code persistence.xml}), so it gets an empty connection; afterwards the data source answers. A session customizer would be
 * simpler, but no interface for it exists in all versions of EclipseLink from Payara 6's to Payara 7's. After it the application reads
 * what it must know of each entity.
 */
public final class LazyLoginListener extends SessionEventAdapter {

    @Override
    public void preLogin(SessionEvent event) {
        ServerSession server = (ServerSession) event.getSession();
        server.setProperty(BaseEntity.SHOW_INACTIVE, false);
        server.getEventManager().addListener(new StatementListener());
        LazyReferences.apply(server);
        AttributeConversions.apply(server);
        server.setSessionLog(SafeSessionLog.over(server.getSessionLog()));
        // retries are the caller's decision: within a request a retry holds the thread for ten seconds, and then fails all the same
        server.getLogin().setQueryRetryAttemptCount(0);
        connectLate(server.getDatasourceLogin(), server);
        server.getConnectionPools().values().forEach(pool -> connectLate(pool.getLogin(), server));
        // Payara adds a data source without transactions, from which EclipseLink reads outside a transaction
        connectLate(server.getReadConnectionPool().getLogin(), server);
    }

    @Override
    public void postLogin(SessionEvent event) {
        ServerSession server = (ServerSession) event.getSession();
        MetadataRegistry.read(server);
        ReferringAttributes.read(server);
    }

    private static void connectLate(Login login, DatabaseSessionImpl session) {
        DatasourceLogin dataSource = (DatasourceLogin) login;
        if (!(dataSource.getConnector() instanceof LateConnector)) {
            dataSource.setConnector(new LateConnector(dataSource.getConnector(), session));
        }
    }

    private static final class LateConnector implements Connector {

        private static final long serialVersionUID = 1L;

        private final Connector dataSource;
        private final transient DatabaseSessionImpl session;

        LateConnector(Connector dataSource, DatabaseSessionImpl session) {
            this.dataSource = dataSource;
            this.session = session;
        }

        @Override
        public Connection connect(Properties properties, Session caller) {
            return session.isLoggedIn() ? dataSource.connect(properties, caller) : emptyConnection();
        }

        @Override
        public Object clone() {
            return new LateConnector((Connector) dataSource.clone(), session);
        }

        @Override
        public String getConnectionDetails() {
            return dataSource.getConnectionDetails();
        }

        @Override
        public void toString(PrintWriter writer) {
            dataSource.toString(writer);
        }

        /** Returns null or zero from every method. */
        private static Connection emptyConnection() {
            return (Connection) Proxy.newProxyInstance(LateConnector.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> NOTHING.get(method.getReturnType()));
        }

        private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0);
    }
}
