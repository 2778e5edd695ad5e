package org.backendfoundation.database.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.driver.OpenSocketsMXBean;

/**
 * The connections whose database is silent, idle ones as well as those of requests, tasks and the audit trail. Spared are a migration's,
 * which wait for the network longer than the pools' connections, or without end.
 */
@ApplicationScoped
class SilentConnections {

    private static final ObjectName SOCKETS = name();

    @Inject
    ApplicationConfiguration configuration;

    /**
     * Ends them, so that nobody waits for their answers any longer.
     *
     * @return how many there were; 0 where a new connection is answered, however slow the others are
     */
    int end() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        if (!beans.isRegistered(SOCKETS)) {
            return 0; // no connection was opened yet, or a server's pool was made without our sockets
        }
        long longest = configuration.value(DatabaseAccess.DATABASE_URL).networkTimeout().toMillis();
        return JMX.newMXBeanProxy(beans, SOCKETS, OpenSocketsMXBean.class).closeSilent(longest);
    }

    private static ObjectName name() {
        try {
            return new ObjectName(OpenSocketsMXBean.NAME);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(OpenSocketsMXBean.NAME, e);
        }
    }
}
