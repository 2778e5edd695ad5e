package org.backendfoundation.database.status;

import java.time.OffsetDateTime;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DrainNotice;
import org.backendfoundation.database.pool.PoolBudget;
import org.backendfoundation.database.pool.PoolFigures;

/**
 * How one node sees its database.
 *
 * @param notice    given before a disconnect: until then everything is served; null where there is none
 * @param url       masked
 * @param lastError kept after recovery; null where nothing failed yet
 * @param pool      null where the server does not tell
 * @param budget    null while not connected
 * @param pingMs    milliseconds of the last question to the database; null while not connected
 */
public record DatabaseView(String node, ConnectionState state, OffsetDateTime since, DrainNotice notice, LastError lastError, String url,
        String product, String version, Double pingMs, String server, Pool pool, PoolBudget budget, Sessions sessions) {

    /** Why an attempt or a probe failed last. */
    public record LastError(String code, String message, OffsetDateTime at) {
    }

    /** Connections; {@code waiting} counts callers. */
    public record Pool(int min, int max, int inUse, int idle, int waiting) {

        static Pool of(PoolFigures figures) {
            return new Pool(figures.min(), figures.limit(), figures.inUse(), figures.idle(), figures.waiting());
        }
    }

    /** Sessions of the session factory, and how many of them there may be. */
    public record Sessions(int active, int limit, int waiting, int queueLimit) {
    }
}
