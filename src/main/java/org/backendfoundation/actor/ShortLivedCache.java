package org.backendfoundation.actor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Caches values for less than a second, so that a change on another node is seen within one. It is bounded: beyond {@link #MAX_ENTRIES}
 * entries the least used are evicted. Concurrent lookups of one key load it once. Failures are not cached.
 *
 * <p>A cache that {@link #refreshing} makes loads a value that is in use again before it expires, while requests still get the one that
 * is there: only the first of them waits for the database.
 */
public final class ShortLivedCache<K, V> {

    static final Duration TTL = Duration.ofMillis(900);
    /** The rest of the second: what takes longer to load could be older than that when it expires. */
    static final Duration LOADING = Duration.ofSeconds(1).minus(TTL);
    static final Duration REFRESH_AFTER = TTL.dividedBy(2);
    static final int MAX_ENTRIES = 20_000;

    private final Cache<K, V> values;

    public ShortLivedCache() {
        this(Ticker.systemTicker());
    }

    ShortLivedCache(Ticker ticker) {
        values = builder(ticker).build();
    }

    private ShortLivedCache(Ticker ticker, Function<K, CompletionStage<V>> reload) {
        values = builder(ticker).refreshAfterWrite(REFRESH_AFTER).build(new Refresh<>(reload));
    }

    /** @param reload loads a value without holding the caller's thread; if it fails or takes longer than {@link #LOADING}, the value expires */
    public static <K, V> ShortLivedCache<K, V> refreshing(Function<K, CompletionStage<V>> reload) {
        return refreshing(Ticker.systemTicker(), reload);
    }

    static <K, V> ShortLivedCache<K, V> refreshing(Ticker ticker, Function<K, CompletionStage<V>> reload) {
        return new ShortLivedCache<>(ticker, reload);
    }

    /** On the caller's thread: the common pool would keep this application's class loader. */
    private static Caffeine<Object, Object> builder(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(TTL).ticker(ticker).executor(Runnable::run);
    }

    /** Only ever reloads: {@link #get} brings a loader of its own. */
    record Refresh<K, V>(Function<K, CompletionStage<V>> reload) implements CacheLoader<K, V> {

        @Override
        public V load(K key) {
            return reload.apply(key).toCompletableFuture().join();
        }

        @Override
        public CompletableFuture<V> asyncReload(K key, V old, Executor executor) {
            CompletableFuture<V> reloaded = new CompletableFuture<>();
            reload.apply(key).whenComplete((value, failure) -> {
                if (failure == null) {
                    reloaded.complete(value);
                } else {
                    // like a time-out; Caffeine logs any other failure with its stack trace, and the next request meets this one itself
                    reloaded.cancel(false);
                }
            });
            return reloaded.orTimeout(LOADING.toMillis(), TimeUnit.MILLISECONDS);
        }
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
