package org.backendfoundation.persistence;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Lets the persistence unit log in without a database. Payara logs it in while it prepares the deployment, which would fail with
 * PostgreSQL down and leave nothing but 404. During the log-in EclipseLink only opens and closes connections (the platform is named
 * in {@code persistence.xml}), so it is given an empty one; from then on the data source answers. A session customizer would say it more plainly, but
 * no interface for that is in each version of EclipseLink from Payara 6's to Payara 7's.
 */
public final class LazyLoginListener extends SessionEventAdapter {

    @Override
    public void preLogin(SessionEvent event) {
        ServerSession server = (ServerSession) event.getSession();
        server.setProperty(BaseEntity.SHOW_INACTIVE, false);
        server.setSessionLog(SafeSessionLog.over(server.getSessionLog()));
        // sending a query again is the caller's: in the way of a request it keeps a thread for ten seconds, and then fails all the same
        server.getLogin().setQueryRetryAttemptCount(0);
        connectLate(server.getDatasourceLogin(), server);
        server.getConnectionPools().values().forEach(pool -> connectLate(pool.getLogin(), server));
        // Payara adds a data source without transactions, from which reads outside a transaction come
        connectLate(server.getReadConnectionPool().getLogin(), server);
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

        /** Answers every question with nothing. */
        private static Connection emptyConnection() {
            return (Connection) Proxy.newProxyInstance(LateConnector.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> NOTHING.get(method.getReturnType()));
        }

        private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0);
    }
}
