package org.backendfoundation.database.pool;

import java.util.Optional;

/** The server's pool {@code foundation}, through the server's own management. One implementation per kind of server. */
public interface ConnectionPool {

    /** The name of the server in answers. */
    String server();

    /** The sizes as of the last {@link #refresh()}; cheap enough to read for every session. */
    PoolSize size();

    /** Reads the sizes again: somebody may have changed them in the server. */
    void refresh();

    /** The current figures of the pool; empty where the server has not made the pool yet or does not report them. */
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
