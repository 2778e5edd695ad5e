package org.backendfoundation.database.pool;

/**
 * A pool at one moment, in connections; {@code waiting} in callers.
 *
 * @param limit what the server's pool may open now
 */
public record PoolFigures(int min, int limit, int inUse, int idle, int waiting) {

    public boolean isExhausted() {
        return idle == 0 && inUse >= limit;
    }
}
