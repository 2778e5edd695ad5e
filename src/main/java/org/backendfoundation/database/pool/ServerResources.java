package org.backendfoundation.database.pool;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.database.FoundationDataSource;

/** What the server gives: its data source and its pool. */
@ApplicationScoped
class ServerResources {

    @Resource(lookup = "jdbc/foundation")
    DataSource dataSource;

    @Produces
    @ApplicationScoped
    ConnectionPool pool(ApplicationConfiguration configuration) {
        PoolSize configured = new PoolSize(configuration.value(DatabaseSettings.POOL_MIN), configuration.value(DatabaseSettings.POOL_MAX));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (PayaraPool.isHere(loader)) {
            return new PayaraPool(loader, configured);
        }
        return WildFlyPool.find(configured).<ConnectionPool>map(pool -> pool).orElseGet(() -> new UnmanagedPool(configured));
    }

    @Produces
    @ApplicationScoped
    @FoundationDataSource
    DataSource dataSource() {
        return dataSource;
    }
}
