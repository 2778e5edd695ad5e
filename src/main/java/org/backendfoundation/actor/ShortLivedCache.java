package org.backendfoundation.actor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what was read for less than a second, so that a change on another node is seen within one. Bounded: beyond {@link #MOST} what is asked for
 * least is forgotten. Concurrent questions for the same read once. Failures are not remembered.
 */
public final class ShortLivedCache<K, V> {

    /** The rest of the second is for the reading itself. */
    static final Duration FRESH = Duration.ofMillis(900);
    static final int MOST = 20_000;

    private final Cache<K, V> values;

    public ShortLivedCache() {
        this(Ticker.systemTicker());
    }

    ShortLivedCache(Ticker ticker) {
        // on the caller's thread: the common pool would keep this application's class loader
        values = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).ticker(ticker).executor(Runnable::run).build();
    }

    public V get(K key, Function<K, V> reading) {
        return values.get(key, reading);
    }

    public V get(K key, Supplier<V> reading) {
        return get(key, asked -> reading.get());
    }

    public void evict() {
        values.invalidateAll();
    }

    long size() {
        values.cleanUp();
        return values.estimatedSize();
    }
}
