package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;
import org.backendfoundation.annotation.PublicApi;

/**
 * A key as it was shown, for identity stores to check.
 *
 * @param requestId     of the request that showed it
 * @param remoteAddress from where
 */
@PublicApi
public record ApiKeyCredential(ApiKey key, String requestId, String remoteAddress) implements Credential {
}
