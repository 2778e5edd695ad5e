package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * A presented API key, for identity stores to validate.
 *
 * @param requestId     the request that carried it
 * @param remoteAddress the client's address
 */
@PublicApi
@NullMarked
public record ApiKeyCredential(ApiKey key, String requestId, String remoteAddress) implements Credential {
}
