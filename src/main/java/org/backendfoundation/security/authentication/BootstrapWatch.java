package org.backendfoundation.security.authentication;

/** Receives the uses of the bootstrap key; {@code audit} implements it. */
public interface BootstrapWatch {

    /**
     * Called at most once a minute.
     *
     * @param uses      number of uses since the last call
     * @param address   the client of the last use
     * @param requestId the request of the last use
     */
    void onUse(long uses, String address, String requestId);
}
