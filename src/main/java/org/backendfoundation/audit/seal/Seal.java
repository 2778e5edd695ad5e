package org.backendfoundation.audit.seal;

import java.time.OffsetDateTime;

/**
 * One link of the chain as others may keep it: whoever has it, can prove what the trail was then.
 *
 * @param systemIdentifier with timeline and database the life of the database in which the seal was made
 * @param hash             SHA-256 in lower hexadecimal digits, over the seal and the hash of the seal before it
 */
public record Seal(long number, int epoch, long systemIdentifier, int timeline, long database, OffsetDateTime sealedAt, String hash) {

    public boolean isOfLife(Epoch life) {
        return systemIdentifier == life.systemIdentifier() && timeline == life.timeline() && database == life.database();
    }
}
