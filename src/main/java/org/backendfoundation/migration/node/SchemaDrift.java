package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.run.Drift;
import org.backendfoundation.migration.run.SchemaFingerprint;
import org.backendfoundation.problem.ProblemException;

/**
 * Checks whether the schema still is as the migrations left it: when this node has found the schema current, and on request. One comparison
 * runs at a time, and all who asked before it began share its result.
 */
@ApplicationScoped
class SchemaDrift {

    private static final Logger LOG = SafeLogger.of(SchemaDrift.class);

    @Inject
    SchemaAccess access;

    @Inject
    DatabaseConnection connection;

    @Inject
    ApplicationConfiguration configuration;

    private volatile Drift last;

    /** The last result; empty before the first comparison through this connection. */
    Optional<Drift> last() {
        return Optional.ofNullable(last);
    }

    /** The next connection may lead to another schema. */
    void forget() {
        last = null;
    }

    /** Why a drift keeps this node from serving. Empty if {@code migration_drift} is {@code warn}, or if no expected schema was stored. */
    Optional<ProblemException> unreadyReason() {
        Drift seen = last;
        if (configuration.value(MigrationSettings.DRIFT) != MigrationSettings.OnDrift.REFUSE) {
            return Optional.empty();
        }
        if (seen == null) {
            return Optional.of(
                    new ProblemException(MigrationError.SCHEMA_UNKNOWN, "The schema has not been compared with what the migrations left"));
        }
        return Optional.of(seen).filter(Drift::hasDrifted).map(drifted -> new ProblemException(MigrationError.SCHEMA_DRIFTED,
                drifted.sentence() + "; put it right, stamp the present revision if it is to stay, or start with MIGRATION_DRIFT=warn"));
    }

    /** @throws ProblemException LEDGER_UNREACHED where the database is not connected */
    Drift compareNow() {
        return compareSince(OffsetDateTime.now(ZoneOffset.UTC));
    }

    private synchronized Drift compareSince(OffsetDateTime requestedAt) {
        Drift seen = last;
        if (seen != null && seen.comparedAt().isAfter(requestedAt)) {
            return seen;
        }
        if (connection.state() != ConnectionState.CONNECTED) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED,
                    "The database is not connected, so its schema cannot be compared; see GET /database");
        }
        try (Connection database = access.migrationDataSource().getConnection()) {
            Drift found = compareNow(database);
            last = found;
            return found;
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The catalog could not be read: " + FailureReason.of(e), e);
        }
    }

    /** Compares in the background, where a failure is only logged. */
    void compareInBackground() {
        List<Drift.Difference> before = last().map(Drift::items).orElseGet(List::of);
        try {
            Drift drift = compareNow();
            if (drift.hasDrifted() && !drift.items().equals(before)) {
                LOG.warning(drift.sentence());
            }
        } catch (ProblemException failure) {
            LOG.log(Level.FINE, "The schema could not be compared", failure);
        }
    }

    /** Reads in one snapshot, so that a migration that ends meanwhile is not taken for drift. */
    private Drift compareNow(Connection database) throws SQLException {
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return compare(database);
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    private Drift compare(Connection database) throws SQLException {
        OffsetDateTime startedAt = OffsetDateTime.now(ZoneOffset.UTC);
        String revision = SchemaComparison.read(access.changeLog(), database).currentId().orElse(Revision.BASE);
        Optional<OffsetDateTime> takenAt = SchemaFingerprint.takenAt(database, revision);
        if (takenAt.isEmpty()) {
            return new Drift(Drift.DriftVerdict.UNKNOWN, "No baseline was taken at this revision; the next migration takes one", revision,
                    null, startedAt,
                    millisSince(startedAt), 0, List.of());
        }
        SchemaFingerprint.Found result = new SchemaFingerprint(Optional.of(access.applicationRole())).compare(database, revision);
        return new Drift(result.count() == 0 ? Drift.DriftVerdict.NONE : Drift.DriftVerdict.DRIFTED, null, revision, takenAt.get(),
                startedAt, millisSince(startedAt),
                result.count(), result.differences());
    }

    private static long millisSince(OffsetDateTime startedAt) {
        return startedAt.until(OffsetDateTime.now(ZoneOffset.UTC), ChronoUnit.MILLIS);
    }
}
