package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;

/**
 * The secret of the page's session as its cookie showed it, for the identity store in {@code console} to check.
 *
 * @param isUse false where the page asked by itself, with nobody at it: the session is no younger for it
 */
public record SessionCredential(SessionSecret secret, boolean isUse) implements Credential {
}
