package org.backendfoundation.security.caller;

/** Whether administrators can help themselves, without the bootstrap key: a seam that {@code actor} answers. */
public interface AdministratorKeys {

    /**
     * Whether an active administrator has a key that is neither revoked nor expired. Asked for every use of the bootstrap key, so the answer may be a
     * second old.
     *
     * @return false, too, where that cannot be found out: the database is down, or its tables are missing
     */
    boolean isAnyUsable();
}
