package org.backendfoundation.security.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.jspecify.annotations.NullMarked;

/** Knows the caller of the current thread, which goes with the {@link RequestContext}. */
@PublicApi
@NullMarked
@ApplicationScoped
public class Callers {

    /** {@link Caller#SYSTEM} outside of requests, unless a caller was passed to this thread. */
    public Caller current() {
        return RequestContext.current().caller();
    }

    /** Does the work on the caller's behalf and puts back who was there before. */
    public <T> T as(Caller caller, Supplier<T> work) {
        return RequestContext.current().as(caller).call(work);
    }
}
