package org.backendfoundation.security.caller;

/** Whether an administrator can log in without the bootstrap key; {@code actor} implements it. */
public interface AdministratorKeys {

    /**
     * Whether an active administrator has a key that is neither revoked nor expired. It is called for every use of the bootstrap key, so
     * the answer may be a second old.
     *
     * @return also false where that cannot be read: the database is down, or its tables are missing
     */
    boolean isAnyUsable();
}
