package org.backendfoundation.security.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.backendfoundation.rest.request.Caller;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final Callers callers = new Callers();

    @Test
    void nobodyElseIsTheSystem() {
        assertThat(callers.current()).isEqualTo(Caller.SYSTEM);
    }

    @Test
    void carriedCallerEndsWithItsWork() {
        Caller inner = callers.as(Caller.ANONYMOUS, () -> callers.as(Caller.BOOTSTRAP, callers::current));

        assertThat(inner).isEqualTo(Caller.BOOTSTRAP);
        assertThat(callers.current()).isEqualTo(Caller.SYSTEM);
    }

    @Test
    void callerStaysOnItsThread() {
        Caller other = callers.as(Caller.BOOTSTRAP, () -> CompletableFuture.supplyAsync(callers::current).join());

        assertThat(other).isEqualTo(Caller.SYSTEM);
    }
}
