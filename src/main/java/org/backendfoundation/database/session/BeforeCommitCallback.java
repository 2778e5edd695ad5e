package org.backendfoundation.database.session;

import jakarta.persistence.EntityManager;

/** Called at the end of each session, in its transaction. Later rooms implement it as a bean. */
public interface BeforeCommitCallback {

    /** The work is done, its changes were sent to the database, and it is not yet committed; an exception rolls it back. */
    void beforeCommit(EntityManager entityManager);
}
