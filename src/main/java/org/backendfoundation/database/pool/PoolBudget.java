package org.backendfoundation.database.pool;

import org.backendfoundation.database.DatabaseSettings;

/**
 * Whether the pools of all nodes together fit into the connections of the database.
 *
 * @param poolMax            of one node
 * @param instances          number of nodes that share the database
 * @param needed             {@code poolMax × instances}
 * @param available          {@code max_connections} of the database less those it reserves
 * @param recommendedPoolMax for one node: twice the node's processors plus one, but no more than the node's share of {@code available}
 *         (PostgreSQL wiki, "Number Of Database Connections"; the database's own processors are not known here)
 * @param verdict            {@code FITS}, {@code TIGHT} (more than 80 % of what is available) or {@code EXCEEDS}
 */
public record PoolBudget(int poolMax, int instances, int needed, int maxConnections, int available, int recommendedPoolMax,
        Verdict verdict) {

    /** How needed and available compare. */
    public enum Verdict { FITS, TIGHT, EXCEEDS }

    private static final double TIGHT_FROM = 0.8;

    public static PoolBudget of(int poolMax, int instances, int maxConnections, int reserved, int processors) {
        int available = maxConnections - reserved;
        int needed = poolMax * instances;
        int share = Math.max(DatabaseSettings.SMALLEST_MAX, available / instances);
        int recommended = Math.max(DatabaseSettings.SMALLEST_MAX, Math.min(share, 2 * processors + 1));
        return new PoolBudget(poolMax, instances, needed, maxConnections, available, recommended, verdict(needed, available));
    }

    /** How to make it fit: a smaller pool does as long as each node can have the smallest. */
    public String advice() {
        int fewest = instances * DatabaseSettings.SMALLEST_MAX;
        if (fewest <= available) {
            return "set DATABASE_POOL_MAX to " + recommendedPoolMax + " or raise max_connections to "
                    + (needed + maxConnections - available);
        }
        return "raise max_connections to " + (fewest + maxConnections - available) + " and set DATABASE_POOL_MAX to "
                + DatabaseSettings.SMALLEST_MAX
                + ", the smallest, or run at most " + available / DatabaseSettings.SMALLEST_MAX + " nodes";
    }

    private static Verdict verdict(int needed, int available) {
        if (needed > available) {
            return Verdict.EXCEEDS;
        }
        return needed > available * TIGHT_FROM ? Verdict.TIGHT : Verdict.FITS;
    }
}
