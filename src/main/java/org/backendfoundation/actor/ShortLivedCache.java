package org.backendfoundation.actor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Caches values for less than a second, so that a change on another node is seen within one. It is bounded: beyond {@link #MAX_ENTRIES}
 * entries the least used are evicted. Concurrent lookups of one key load it once. Failures are not cached.
 */
public final class ShortLivedCache<K, V> {

    /** The rest of the second is left for loading. */
    static final Duration TTL = Duration.ofMillis(900);
    static final int MAX_ENTRIES = 20_000;

    private final Cache<K, V> values;

    public ShortLivedCache() {
        this(Ticker.systemTicker());
    }

    ShortLivedCache(Ticker ticker) {
        // on the caller's thread: the common pool would keep this application's class loader
        values = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(TTL).ticker(ticker).executor(Runnable::run).build();
    }

    public V get(K key, Function<K, V> loader) {
        return values.get(key, loader);
    }

    public V get(K key, Supplier<V> loader) {
        return get(key, asked -> loader.get());
    }

    public void evict() {
        values.invalidateAll();
    }

    long size() {
        values.cleanUp();
        return values.estimatedSize();
    }
}
