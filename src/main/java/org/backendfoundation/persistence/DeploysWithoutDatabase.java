package org.backendfoundation.persistence;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.Session;

/**
 * Lets the persistence unit log in without a database. Payara logs it in while it prepares the deployment, which would fail with
 * PostgreSQL down and leave nothing but 404. During the log-in EclipseLink only opens and closes connections (the platform is named
 * in {@code persistence.xml}), so it is given an empty one; from then on the data source answers.
 */
public final class DeploysWithoutDatabase implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setConnector(new LateConnector(login.getConnector(), (DatabaseSession) session));
    }

    private static final class LateConnector implements Connector {

        private static final long serialVersionUID = 1L;

        private final Connector dataSource;
        private final transient DatabaseSession session;

        LateConnector(Connector dataSource, DatabaseSession session) {
            this.dataSource = dataSource;
            this.session = session;
        }

        @Override
        public Connection connect(Properties properties, Session caller) {
            return session.isConnected() ? dataSource.connect(properties, caller) : emptyConnection();
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
