package org.backendfoundation.audit.seal;

import java.time.OffsetDateTime;

/**
 * One link of the chain, in the form that is published: whoever keeps it can prove what the trail was then.
 *
 * @param systemIdentifier with timeline and database, it identifies the epoch in which the seal was made
 * @param hash             SHA-256 in lower hexadecimal digits, over the seal and the hash of the seal before it
 */
public record Seal(long number, int epoch, long systemIdentifier, int timeline, long database, OffsetDateTime sealedAt, String hash) {

    public boolean isOfEpoch(Epoch epoch) {
        return systemIdentifier == epoch.systemIdentifier() && timeline == epoch.timeline() && database == epoch.database();
    }
}
