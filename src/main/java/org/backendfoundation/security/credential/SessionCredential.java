package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;

/**
 * The secret of a session as its cookie carried it; the identity store in {@code console} validates it.
 *
 * @param isUse false where the console polls without a user's action, which does not extend the session
 */
public record SessionCredential(SessionSecret secret, boolean isUse) implements Credential {
}
