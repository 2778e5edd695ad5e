package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.persistence.AdvisoryLock;

/**
 * Copies the runs of the ledger to the audit trail. A run may be older than the trail's own table, or its node may have been killed right
 * after it, so each start compares the two and writes what is missing, one node at a time.
 */
@ApplicationScoped
class MigrationEntries {

    /** Older runs are left out, because retention may have removed their entries: it keeps at least thirty days. */
    private static final String MISSING = """
            SELECT CAST(run.id AS text), run.revision, run.direction, run.state, run.actor, run.host, run.checksum, run.error,
              CAST(run.deployment_id AS text), to_jsonb(run) ->> 'build', to_jsonb(run) ->> 'reason'
            FROM migration_run run WHERE run.finished_at > now() - interval '29 days' AND NOT EXISTS (
              SELECT FROM audit_trail.audit_entry entry
              WHERE entry.entity_type = 'Migration' AND entry.entity_id = run.revision AND entry.metadata ->> 'run' = CAST(run.id AS text))
            ORDER BY run.position""";
    /** One node after the other. */
    private static final String ACQUIRE_LOCK = "SELECT 1 FROM pg_advisory_xact_lock(" + AdvisoryLock.MIGRATION_ENTRIES.key() + ")";

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Logger LOG = SafeLogger.of(MigrationEntries.class);

    @Inject
    SessionFactory sessions;

    @Inject
    AuditTrail trail;

    /** A failure is logged; the next start or connection tries again. */
    void write() {
        try {
            sessions.call(this::write);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The last migrations are not in the audit trail yet", failure);
        }
    }

    private int write(EntityManager entityManager) {
        entityManager.createNativeQuery(ACQUIRE_LOCK).getSingleResult();
        List<?> missing = entityManager.createNativeQuery(MISSING).getResultList();
        missing.forEach(run -> record((Object[]) run));
        return missing.size();
    }

    private void record(Object[] run) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("run", (String) run[0]).add("state", (String) run[3])
                .add("by", (String) run[4])
                .add("host", (String) run[5]).add("checksum", (String) run[6]).add("deployment", (String) run[8]);
        addIfPresent(metadata, "error", run[7]);
        addIfPresent(metadata, "build", run[9]);
        addIfPresent(metadata, "reason", run[10]);
        AuditAction action = MigrationActions.of(Direction.valueOf((String) run[2]));
        trail.record(action, "Migration", (String) run[1], run[7] == null ? Outcome.SUCCESS : Outcome.FAILED, metadata.build());
    }

    private static void addIfPresent(JsonObjectBuilder metadata, String name, Object value) {
        if (value != null) {
            metadata.add(name, (String) value);
        }
    }
}
