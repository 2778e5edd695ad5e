package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final RequestContext WHOLE = new RequestContext("request", TRACEPARENT, Caller.BOOTSTRAP, "asked by the customer");

    @Test
    void threadWithoutContextWorksForTheSystem() {
        assertThat(RequestContext.current()).isEqualTo(new RequestContext(null, null, Caller.SYSTEM, null));
    }

    @Test
    void workOnAnotherThreadHasAllOfIt() {
        Supplier<RequestContext> carried = WHOLE.call(() -> RequestContext.current().carry(RequestContext::current));

        assertThat(CompletableFuture.supplyAsync(carried).join()).isEqualTo(WHOLE);
        assertThat(CompletableFuture.supplyAsync(RequestContext::current).join().caller()).isEqualTo(Caller.SYSTEM);
    }

    @Test
    void whatTheThreadHadBeforeIsPutBack() {
        RequestContext after = WHOLE.call(() -> {
            RequestContext.current().because("within").call(RequestContext::current);
            return RequestContext.current();
        });

        assertThat(after).isEqualTo(WHOLE);
        assertThat(RequestContext.current().requestId()).isNull();
    }

    @Test
    void itIsPutBackAfterFailures() {
        assertThatThrownBy(() -> WHOLE.call(() -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");

        assertThat(RequestContext.current().caller()).isEqualTo(Caller.SYSTEM);
    }

    @Test
    void partIsChangedWithoutTheOthers() {
        assertThat(WHOLE.in("other", null)).isEqualTo(new RequestContext("other", null, Caller.BOOTSTRAP, "asked by the customer"));
        assertThat(WHOLE.as(Caller.ANONYMOUS))
                .isEqualTo(new RequestContext("request", TRACEPARENT, Caller.ANONYMOUS, "asked by the customer"));
        assertThat(WHOLE.because("else")).isEqualTo(new RequestContext("request", TRACEPARENT, Caller.BOOTSTRAP, "else"));
    }
}
