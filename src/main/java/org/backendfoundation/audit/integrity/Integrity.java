package org.backendfoundation.audit.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.backendfoundation.audit.entries.AuditReading;
import org.backendfoundation.audit.integrity.Finding.FindingKind;
import org.backendfoundation.audit.integrity.IntegrityView.IntegrityVerdict;
import org.backendfoundation.audit.retention.RetentionStore;
import org.backendfoundation.audit.trail.AuditError;
import org.backendfoundation.audit.trail.AuditSettings;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;

/** Verifies that the trail still is what was sealed, and names each difference. */
@ApplicationScoped
class Integrity {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    /** PostgreSQL's last time is much later, and no seal is made then. */
    private static final OffsetDateTime FAR_FUTURE = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Logger LOG = SafeLogger.of(Integrity.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AuditReading reading;

    @Inject
    RetentionStore retention;

    @Inject
    AuditTrail trail;

    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * Verifies the seals made in the range, and the entries that they cover.
     *
     * @param from included; null for the first seal
     * @param to   excluded; null for the last seal
     * @throws ProblemException VERIFICATION_RUNNING where this node already verifies
     */
    IntegrityView verify(OffsetDateTime from, OffsetDateTime to) {
        if (!running.compareAndSet(false, true)) {
            throw ProblemException.retryable(AuditError.VERIFICATION_RUNNING,
                    "This node runs one verification at a time; retry when it has ended.",
                    RETRY_AFTER, null);
        }
        try {
            return verifyExclusively(from, to);
        } finally {
            running.set(false);
        }
    }

    private IntegrityView verifyExclusively(OffsetDateTime from, OffsetDateTime to) {
        long begun = System.nanoTime();
        Findings findings = new Findings();
        Verification verification = walk(from, to, findings);
        TrailStatus status = reading.readPatiently(connection -> new TrailQueries(connection).status());
        reading.readPatiently(connection -> checkEnds(connection, from == null, to == null && status.isEpochCurrent(), findings));
        long lost = configuration.find(AuditSettings.SEAL_FILE).map(new SealFileCheck(reading, status.currentEpoch(), findings)::check)
                .orElse(0L);
        IntegrityVerdict verdict = findings.count() == 0 ? IntegrityVerdict.INTACT : IntegrityVerdict.ALTERED;
        IntegrityView view = new IntegrityView(verdict, reading.readPatiently(AuditLevel::of), from, to, verification.seals(),
                verification.entries(), verification.dropped(),
                status.unsealed(), status.lastSeal(), findings.count(), findings.kept(), lost, status.epochs(), status.isEpochCurrent(),
                retention.state(configuration.value(AuditSettings.RETENTION)), Duration.ofNanos(System.nanoTime() - begun).toMillis());
        record(view);
        return view;
    }

    private Verification walk(OffsetDateTime from, OffsetDateTime to, Findings findings) {
        Verification verification = reading
                .readPatiently(connection -> Verification.between(connection, from, to == null ? FAR_FUTURE : to, findings));
        boolean more = true;
        while (more) {
            more = reading.readPatiently(verification::checkNextChunk);
        }
        return verification;
    }

    /** Finds entries with a position that no seal will ever cover. */
    private static Findings checkEnds(Connection connection, boolean beginning, boolean end, Findings findings) throws SQLException {
        TrailQueries trail = new TrailQueries(connection);
        if (beginning) {
            for (UUID id : trail.entriesBefore(new SealQueries(connection).anchor().to())) {
                findings.add(FindingKind.ENTRY_INSERTED, null, id, "The entry claims to be older than the first seal.");
            }
        }
        if (end) {
            for (UUID id : trail.entriesOfTheFuture()) {
                findings.add(FindingKind.ENTRY_INSERTED, null, id, "The entry claims to be of a transaction that has not happened yet.");
            }
        }
        return findings;
    }

    private void record(IntegrityView view) {
        if (view.verdict() == IntegrityVerdict.ALTERED) {
            LOG.severe(() -> "The audit trail is not as it was sealed: " + view.findingCount() + " findings, the first of them "
                    + view.findings().get(0));
        }
        trail.recordIndependently(TrailActions.AUDIT_VERIFIED, null, null, Outcome.SUCCESS,
                JSON.createObjectBuilder().add("verdict", view.verdict().name())
                        .add("seals", view.seals()).add("entries", view.entries()).add("findings", view.findingCount()).build());
    }
}
