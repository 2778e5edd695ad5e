package org.backendfoundation.database.session;

import java.util.function.Supplier;

/**
 * Something that belongs to the caller and that a session needs on its own thread: who calls, say. A room that keeps such
 * a thing implements this as a bean. (Containers do not carry request scopes to executor threads, and may leave a stale principal there.)
 */
public interface ThreadContextProvider {

    /**
     * Called on the caller's thread.
     *
     * @return the same work, which, on whatever thread it runs, finds there what was here
     */
    <T> Supplier<T> carry(Supplier<T> work);
}
