package org.backendfoundation.persistence;

/**
 * The keys of PostgreSQL's advisory locks, which all users of one database share. Each is listed here once; SQL files repeat the number. An
 * {@code Idempotency-Key} locks its own hash, and a change of a tree that of its column's name.
 */
public enum AdvisoryLock {

    /** Changes of administrators, one after the other, so that the last one stays. */
    ADMINISTRATORS(4_827_301_946_512_087L),
    /** One node begins the epoch of the audit trail. */
    AUDIT_EPOCH(7_160_824_713_950_283_341L),
    /** One seal at a time extends the chain. */
    AUDIT_SEAL_CHAIN(7_160_824_713_950_283_342L),
    /** One node creates and drops months of the audit trail; privileges on its tables are not granted meanwhile. */
    AUDIT_MAINTENANCE(7_160_824_713_950_283_343L),
    /** One node seals. */
    AUDIT_SEALER(7_160_824_713_950_283_344L),
    /** One of many nodes writes the entries of migrations. */
    MIGRATION_ENTRIES(7_160_824_713_950_283_345L),
    /** Changes of the schema; the key is {@code foundati} in ASCII. */
    MIGRATION(0x666f756e64617469L);

    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    public long key() {
        return key;
    }
}
