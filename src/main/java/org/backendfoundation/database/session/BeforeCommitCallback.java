package org.backendfoundation.database.session;

import jakarta.persistence.EntityManager;

/** Something to be done at the end of each session, in its transaction: a seam for later rooms, which implement it as a bean. */
public interface BeforeCommitCallback {

    /** The work is done and not yet committed; what is thrown takes it back. */
    void beforeCommit(EntityManager session);
}
