package org.backendfoundation.console;

import java.util.UUID;

/**
 * The key that opened a session or link: an actor's, or the bootstrap key. The session ends when the key becomes invalid.
 *
 * @param id            null for the bootstrap key, which has no row
 * @param bootstrapHash the bootstrap key's SHA-256, so that its sessions end when another one is configured; null for an actor's key
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
