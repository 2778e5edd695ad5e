package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** What this room records, of itself and of the rooms before it. */
@ApplicationScoped
public class TrailActions implements AuditActions {

    public static final AuditAction CREATE = new AuditAction("CREATE", "a row was created");
    public static final AuditAction UPDATE = new AuditAction("UPDATE", "a row was changed");
    public static final AuditAction DELETE = new AuditAction("DELETE", "a row was deleted softly");
    public static final AuditAction RESTORE = new AuditAction("RESTORE", "a deleted row was restored");
    public static final AuditAction PURGE = new AuditAction("PURGE", "a row was removed for good");
    public static final AuditAction READ = new AuditAction("READ", "somebody read rows whose reads are sensitive");

    public static final AuditAction FILE_STORED = new AuditAction("FILE_STORED",
            "a file of a row was stored; with its size, media type and SHA-256");
    public static final AuditAction FILE_REMOVED = new AuditAction("FILE_REMOVED",
            "a file of a row was removed; with its size, media type and SHA-256");

    public static final AuditAction ACCESS_REFUSED = new AuditAction("ACCESS_REFUSED",
            "a caller was refused; one entry per source, reason and minute");
    public static final AuditAction LOCKED_OUT = new AuditAction("LOCKED_OUT",
            "a caller was refused and locked out; one entry per source, reason and minute");
    public static final AuditAction BOOTSTRAP_KEY_USED = new AuditAction("BOOTSTRAP_KEY_USED", "somebody used the bootstrap key");

    public static final AuditAction NODE_STARTED = new AuditAction("NODE_STARTED", "a node started; with its configuration");
    public static final AuditAction DATABASE_CONNECT = new AuditAction("DATABASE_CONNECT", "an operator connected the node");
    public static final AuditAction DATABASE_CONNECTED = new AuditAction("DATABASE_CONNECTED", "the node is connected");
    public static final AuditAction DATABASE_DISCONNECT = new AuditAction("DATABASE_DISCONNECT", "an operator disconnected the node");
    public static final AuditAction DATABASE_LOST = new AuditAction("DATABASE_LOST", "the node lost the database");
    public static final AuditAction POOL_FLUSH = new AuditAction("POOL_FLUSH", "an operator closed the pool's idle connections");
    public static final AuditAction POOL_RESIZE = new AuditAction("POOL_RESIZE", "an operator changed the pool's sizes");

    public static final AuditAction AUDIT_EXPORTED = new AuditAction("AUDIT_EXPORTED", "somebody exported entries; with the filters");
    public static final AuditAction AUDIT_VERIFIED = new AuditAction("AUDIT_VERIFIED", "somebody verified the trail; with the verdict");
    /** Recorded by the database's own function. */
    public static final AuditAction AUDIT_MONTH_DROPPED = new AuditAction("AUDIT_MONTH_DROPPED", "the retention dropped a month");

    @Override
    public Collection<AuditAction> actions() {
        return List.of(CREATE, UPDATE, DELETE, RESTORE, PURGE, READ, FILE_STORED, FILE_REMOVED, ACCESS_REFUSED, LOCKED_OUT,
                BOOTSTRAP_KEY_USED, NODE_STARTED,
                DATABASE_CONNECT, DATABASE_CONNECTED, DATABASE_DISCONNECT, DATABASE_LOST, POOL_FLUSH, POOL_RESIZE, AUDIT_EXPORTED,
                AUDIT_VERIFIED, AUDIT_MONTH_DROPPED);
    }
}
