package org.backendfoundation.persistence;

/**
 * The keys of PostgreSQL's advisory locks, which one database shares: each stands here once, and the SQL files that use one say the same number.
 * An {@code Idempotency-Key} takes the lock of its own hash.
 */
public enum AdvisoryLock {

    /** Changes of who is an administrator, one after the other, so that the last one stays. */
    ADMINISTRATORS(4_827_301_946_512_087L),
    /** The epoch of the audit trail, which one node begins. */
    AUDIT_EPOCH(7_160_824_713_950_283_341L),
    /** The chain of seals, which grows by one at a time. */
    AUDIT_SEAL_CHAIN(7_160_824_713_950_283_342L),
    /** Months of the audit trail, which one node makes and drops; rights on its tables are given meanwhile by nobody. */
    AUDIT_MAINTENANCE(7_160_824_713_950_283_343L),
    /** The node that seals. */
    AUDIT_SEALER(7_160_824_713_950_283_344L),
    /** Entries of migrations, written once by one of many nodes. */
    MIGRATION_ENTRIES(7_160_824_713_950_283_345L),
    /** All that changes the schema; {@code foundati} in ASCII. */
    MIGRATION(0x666f756e64617469L);

    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    public long key() {
        return key;
    }
}
