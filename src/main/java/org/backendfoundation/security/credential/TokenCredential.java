package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;

/** A presented signed token, not verified yet. */
public record TokenCredential(String text) implements Credential {

    /** Whoever has the text can use it. */
    @Override
    public String toString() {
        return "token";
    }
}
