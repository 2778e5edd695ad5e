package org.backendfoundation.database.session;

import java.util.function.Supplier;

/**
 * Context of the caller that a session needs on its own thread, such as the identity. A room with such context implements this as a bean.
 * (Containers do not propagate request scopes to executor threads, and may leave a stale principal there.)
 */
public interface ThreadContextProvider {

    /**
     * Called on the caller's thread.
     *
     * @return the same work, which sees the caller's context on whatever thread it runs
     */
    <T> Supplier<T> carry(Supplier<T> work);
}
