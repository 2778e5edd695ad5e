package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.Test;

class ShortLivedCacheTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();
    private final ShortLivedCache<Integer, Integer> memory = new ShortLivedCache<>(now::get);

    @Test
    void whatWasReadIsRememberedForLessThanASecond() {
        memory.get(7, this::read);
        now.addAndGet(ShortLivedCache.TTL.toNanos() - 1);
        memory.get(7, this::read);
        assertThat(readings).hasValue(1);

        now.addAndGet(1);
        memory.get(7, this::read);
        assertThat(readings).hasValue(2);
        assertThat(ShortLivedCache.TTL).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void askingAgainDoesNotProlongIt() {
        for (int i = 0; i < 10; i++) {
            memory.get(7, this::read);
            now.addAndGet(ShortLivedCache.TTL.toNanos() / 5);
        }

        assertThat(readings).hasValue(2);
    }

    @Test
    void failuresAreNotRemembered() {
        assertThatThrownBy(() -> memory.get(7, key -> {
            throw new IllegalStateException("no database");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(memory.get(7, this::read)).isEqualTo(7);
    }

    @Test
    void inventedKeysCannotFillIt() {
        for (int i = 0; i < 2 * ShortLivedCache.MAX_ENTRIES; i++) {
            memory.get(i, this::read);
        }

        assertThat(memory.size()).isLessThanOrEqualTo(ShortLivedCache.MAX_ENTRIES);
    }

    @Test
    void forgettingReadsAnew() {
        memory.get(7, this::read);
        memory.evict();
        memory.get(7, this::read);

        assertThat(readings).hasValue(2);
    }

    @Test
    void valueInUseIsReadAgainBeforeItExpiresWhileRequestsGetTheOneThatIsThere() {
        CompletableFuture<Integer> reload = new CompletableFuture<>();
        ShortLivedCache<Integer, Integer> refreshing = ShortLivedCache.refreshing(now::get, key -> reload);
        refreshing.get(7, this::read);

        now.addAndGet(ShortLivedCache.REFRESH_AFTER.toNanos() + 1);
        assertThat(refreshing.get(7, this::read)).isEqualTo(7);
        reload.complete(8);

        assertThat(refreshing.get(7, this::read)).isEqualTo(8);
        now.addAndGet(ShortLivedCache.TTL.toNanos() / 4);
        assertThat(refreshing.get(7, this::read)).isEqualTo(8);
        assertThat(readings).hasValue(1);
    }

    @Test
    void valueThatCannotBeReadAgainExpiresInSilence() {
        ShortLivedCache<Integer, Integer> refreshing = ShortLivedCache.refreshing(now::get,
                key -> CompletableFuture.failedStage(new IllegalStateException("no database")));
        try (LogLines log = LogLines.of(Caffeine.class)) {
            refreshing.get(7, this::read);
            now.addAndGet(ShortLivedCache.REFRESH_AFTER.toNanos() + 1);
            assertThat(refreshing.get(7, this::read)).isEqualTo(7);
            now.addAndGet(ShortLivedCache.TTL.toNanos());
            refreshing.get(7, this::read);

            assertThat(readings).hasValue(2);
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void valueThatTakesLongToReadAgainIsNotKept() {
        CompletableFuture<Integer> reload = new CompletableFuture<>();

        CompletableFuture<Integer> reloaded = new ShortLivedCache.Refresh<Integer, Integer>(key -> reload).asyncReload(7, 7, Runnable::run);

        assertThat(reloaded).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void valueThatIsReadAgainWhileItIsEvictedIsNotKept() {
        CompletableFuture<Integer> reload = new CompletableFuture<>();
        ShortLivedCache<Integer, Integer> refreshing = ShortLivedCache.refreshing(now::get, key -> reload);
        refreshing.get(7, this::read);
        now.addAndGet(ShortLivedCache.REFRESH_AFTER.toNanos() + 1);
        refreshing.get(7, this::read);

        refreshing.evict();
        reload.complete(8);

        assertThat(refreshing.get(7, this::read)).isEqualTo(7);
        assertThat(readings).hasValue(2);
    }

    private Integer read(Integer key) {
        readings.incrementAndGet();
        return key;
    }
}
