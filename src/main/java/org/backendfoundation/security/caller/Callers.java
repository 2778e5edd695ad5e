package org.backendfoundation.security.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.backendfoundation.database.session.ThreadContextProvider;

/** Knows the caller of the current thread: */
@ApplicationScoped
public class Callers implements ThreadContextProvider {

    private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

    /** {@link Caller#SYSTEM} outside of requests, unless a caller was passed to this thread. */
    public Caller current() {
        Caller caller = CURRENT.get();
        return caller == null ? Caller.SYSTEM : caller;
    }

    /** Does the work on the caller's behalf and puts back who was there before. */
    public <T> T as(Caller caller, Supplier<T> work) {
        Caller before = enter(caller);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    @Override
    public <T> Supplier<T> carry(Supplier<T> work) {
        Caller caller = current();
        return () -> as(caller, work);
    }

    public static Caller enter(Caller caller) {
        Caller before = CURRENT.get();
        CURRENT.set(caller);
        return before;
    }

    public static void restore(Caller before) {
        if (before == null) {
            CURRENT.remove();
            return;
        }
        CURRENT.set(before);
    }
}
