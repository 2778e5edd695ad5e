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
 * Looks whether the schema is still as the migrations left it: when a node has found it right, and when somebody asks. One look at a time, which whoever
 * asked before it began shares.
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

    /** What was seen last; nothing where nobody has looked yet. */
    Optional<Drift> last() {
        return Optional.ofNullable(last);
    }

    /** Why this node may not serve; nothing where {@code migration_drift} only warns, or where nothing was kept to compare with. */
    Optional<ProblemException> reason() {
        Drift seen = last;
        if (configuration.value(MigrationSettings.DRIFT) != MigrationSettings.OnDrift.REFUSE) {
            return Optional.empty();
        }
        if (seen == null) {
            return Optional.of(new ProblemException(MigrationError.SCHEMA_UNKNOWN, "The schema has not been compared with what the migrations left"));
        }
        return Optional.of(seen).filter(Drift::hasDrifted).map(drifted -> new ProblemException(MigrationError.SCHEMA_DRIFTED,
                drifted.sentence() + "; put it right, or start with MIGRATION_DRIFT=warn"));
    }

    /** @throws ProblemException LEDGER_UNREACHED where the database is not connected */
    Drift look() {
        return lookSince(OffsetDateTime.now(ZoneOffset.UTC));
    }

    private synchronized Drift lookSince(OffsetDateTime asked) {
        if (last != null && last.comparedAt().isAfter(asked)) {
            return last;
        }
        if (connection.state() != ConnectionState.CONNECTED) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The database is not connected, and it alone knows; see GET /database");
        }
        try (Connection database = access.migrating().getConnection()) {
            last = look(database);
            return last;
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The catalog could not be read: " + FailureReason.of(e), e);
        }
    }

    /** For whom it is no more than a datum. */
    void lookIfPossible() {
        List<Drift.Difference> before = last == null ? List.of() : last.items();
        try {
            Drift seen = look();
            if (seen.hasDrifted() && !seen.items().equals(before)) {
                LOG.warning(seen.sentence());
            }
        } catch (ProblemException unknown) {
            LOG.log(Level.FINE, "Whether the schema has drifted is not known", unknown);
        }
    }

    /** In one snapshot: a migration that ends meanwhile is no drift. */
    private Drift look(Connection database) throws SQLException {
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
        OffsetDateTime begun = OffsetDateTime.now(ZoneOffset.UTC);
        String revision = SchemaComparison.read(access.changeLog(), database).currentId().orElse(Revision.BASE);
        Optional<OffsetDateTime> taken = SchemaFingerprint.takenAt(database, revision);
        if (taken.isEmpty()) {
            return new Drift(Drift.DriftVerdict.UNKNOWN, "Nothing was kept of the schema at this revision; the next migration keeps it", revision, null, begun,
                    millisSince(begun), 0, List.of());
        }
        SchemaFingerprint.Found found = new SchemaFingerprint(Optional.of(access.applicationRole())).compare(database, revision);
        return new Drift(found.count() == 0 ? Drift.DriftVerdict.NONE : Drift.DriftVerdict.DRIFTED, null, revision, taken.get(), begun, millisSince(begun),
                found.count(), found.differences());
    }

    private static long millisSince(OffsetDateTime begun) {
        return begun.until(OffsetDateTime.now(ZoneOffset.UTC), ChronoUnit.MILLIS);
    }
}
