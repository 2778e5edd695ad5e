package org.backendfoundation.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.backendfoundation.configuration.ApplicationConfiguration;

/** What the server gives: its data source and its pool. */
@ApplicationScoped
class ServerParts {

    @Resource(lookup = "jdbc/foundation")
    DataSource dataSource;

    @Produces
    @ApplicationScoped
    ConnectionPool pool(ApplicationConfiguration configuration) {
        PoolSize configured = new PoolSize(configuration.value(DatabaseSettings.POOL_MIN), configuration.value(DatabaseSettings.POOL_MAX));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return PayaraPool.isHere(loader) ? new PayaraPool(loader, configured) : new UnmanagedPool(configured);
    }

    @Produces
    @ApplicationScoped
    @Foundation
    DataSource dataSource() {
        return dataSource;
    }
}
