package org.backendfoundation.database.pool;

import java.util.Optional;

/** The server's pool {@code foundation}, through the server's own management. One implementation per kind of server. */
public interface ConnectionPool {

    /** How the server is called in answers. */
    String server();

    /** The sizes as of the last {@link #refresh()}; cheap enough to ask for every session. */
    PoolSize size();

    /** Looks at the sizes anew: somebody may have changed them in the server. */
    void refresh();

    /** The pool now; nothing where the server has not made it yet or does not tell. */
    Optional<PoolFigures> figures();

    /**
     * Closes the idle connections and leaves those in use alone.
     *
     * @throws org.backendfoundation.problem.ProblemException POOL_CHANGE_REFUSED where the server does not offer that
     */
    void flushIdle();

    /**
     * Changes the sizes of the running pool, until the server's next start.
     *
     * @throws org.backendfoundation.problem.ProblemException POOL_CHANGE_REFUSED with what the server said
     */
    void resize(PoolSize size);
}
