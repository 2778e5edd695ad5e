package org.backendfoundation.rest.request;

import java.util.Optional;
import java.util.function.Supplier;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * In which request, on whose behalf and why the present thread works. It belongs to the thread, because containers do not carry request
 * scopes to executor threads and may leave a stale principal there. Work that is handed to another thread takes all of it along:
 * <pre>{@code
 * executor.submit(RequestContext.current().carry(() -> export()));
 * }</pre>
 * A client that the work calls learns of the trace by a header, unless the client is the server's own and sends it by itself:
 * <pre>{@code
 * Optional.ofNullable(RequestContext.current().traceparent()).ifPresent(parent -> request.header("traceparent", parent));
 * }</pre>
 *
 * @param requestId   null in work that no request asked for
 * @param traceparent the present place in the trace, in 55 characters (W3C Trace Context, section 3.2): the request's span where this node
 *        records one, the caller's otherwise; null where there is neither
 * @param caller      {@link Caller#SYSTEM} in work that nobody asked for
 * @param reason      why rows are changed; null where nobody said
 */
@PublicApi
@NullMarked
public record RequestContext(@Nullable String requestId, @Nullable String traceparent, Caller caller, @Nullable String reason) {

    /** Of a thread to which nobody carried any. */
    private static final RequestContext NONE = new RequestContext(null, null, Caller.SYSTEM, null);
    private static final ThreadLocal<RequestContext> CURRENT = new ThreadLocal<>();

    public RequestContext {
        if (traceparent != null && traceparent.length() != TraceParent.LENGTH) {
            throw new IllegalArgumentException("A traceparent has " + TraceParent.LENGTH + " characters");
        }
    }

    public static RequestContext current() {
        return Optional.ofNullable(CURRENT.get()).orElse(NONE);
    }

    /** 32 hexadecimal digits, which log lines and audit entries have; null where there is no trace. */
    public @Nullable String traceId() {
        return traceparent == null ? null : TraceParent.traceId(traceparent);
    }

    public RequestContext in(@Nullable String request, @Nullable String parent) {
        return new RequestContext(request, parent, caller, reason);
    }

    public RequestContext as(Caller other) {
        return new RequestContext(requestId, traceparent, other, reason);
    }

    public RequestContext because(@Nullable String why) {
        return new RequestContext(requestId, traceparent, caller, why);
    }

    /** Does the work in this context, and puts back what the thread had before. */
    public <T> T call(Supplier<T> work) {
        Scope scope = enter();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** The same work, which is done in this context on whatever thread and whenever it runs. */
    public <T> Supplier<T> carry(Supplier<T> work) {
        return () -> call(work);
    }

    /** From here until it is closed, on the same thread. */
    public Scope enter() {
        RequestContext before = CURRENT.get();
        CURRENT.set(this);
        return () -> restore(before);
    }

    private static void restore(@Nullable RequestContext before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Puts back what the thread had before. */
    @FunctionalInterface
    public interface Scope {

        void close();
    }
}
