package org.backendfoundation.security.authentication;

/** Told of the uses of the bootstrap key: a seam that {@code audit} answers. */
public interface BootstrapWatch {

    /**
     * At most once a minute.
     *
     * @param uses      since it was told last
     * @param address   from where it was used last
     * @param requestId of that use
     */
    void used(long uses, String address, String requestId);
}
