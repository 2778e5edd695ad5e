package org.backendfoundation.console;

import java.util.UUID;

/**
 * The key that opens sessions and links, and with which they end: an actor's, or the bootstrap key.
 *
 * @param id            null for the bootstrap key, which has no row
 * @param bootstrapHash the bootstrap key's SHA-256, so that its sessions end where another one is configured; null for an actor's key
 */
record OpeningKey(UUID id, String bootstrapHash) {

    static OpeningKey issued(UUID id) {
        return new OpeningKey(id, null);
    }

    static OpeningKey bootstrap(String hash) {
        return new OpeningKey(null, hash);
    }

    boolean isBootstrap() {
        return id == null;
    }
}
