package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.HeldLock;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.lock.LockView;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock around migrations of a real PostgreSQL: who waits for it, sees it, and takes it over. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class MigrationLockIT {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = MigrationDatabase.shared().fresh();
        changeLog = TestChangeLog.in(directory).revision("first", "CREATE TABLE one (id int, name text);", "DROP TABLE one;");
    }

    @Test
    void lockIsWaitedForAndThenSaidToBeHeld() throws Exception {
        try (MigrationLock held = MigrationLock.acquire(database.dataSource(), "test", Duration.ofSeconds(1), holder -> {});
                Connection connection = database.dataSource().getConnection()) {
            LockHolder holder = LockHolder.find(connection).orElseThrow();
            assertThat(holder.application()).isEqualTo("foundation migration lock test");

            assertThatThrownBy(() -> MigrationLock.acquire(database.dataSource(), "test", Duration.ofMillis(300), who -> {}))
                    .hasMessageContaining("pid " + holder.pid())
                    .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.MIGRATION_LOCK_HELD);
        }
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(LockHolder.find(connection)).isEmpty();
        }
    }

    /** Those that wait no longer than the pool's end as soon as the database is silent. */
    @Test
    void lockWaitsLongerForTheNetworkThanThePoolAndGivesItsConnectionBackAsItCame() throws SQLException {
        int pools = 30_000;
        try (Connection lent = database.dataSource().getConnection()) {
            lent.setNetworkTimeout(Runnable::run, pools);

            try (MigrationLock held = MigrationLock.acquire(new OneConnection(lent), "test", Duration.ofSeconds(1), holder -> {})) {
                held.requireHeld();
                assertThat(lent.getNetworkTimeout()).isGreaterThan(pools);
            }

            assertThat(lent.getNetworkTimeout()).isEqualTo(pools);
        }
    }

    /** As with a pool of two, which the migration has for itself. */
    @Test
    void lockAndWhatIsDoneUnderItAreSeenWithoutAFurtherConnection() throws Exception {
        changeLog.revision("slow", "SELECT pg_sleep(3);", "SELECT 1;");
        HeldLock held = new HeldLock();

        CompletableFuture<Void> upgraded = upgradeUntilItSleeps(held);

        assertThat(held.inspect().orElseThrow().holder().host()).isEqualTo("test");
        upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS);

        assertThat(held.inspect()).isEmpty();
    }

    @Test
    void lockIsTakenOverWithoutAFurtherConnection() throws Exception {
        changeLog.revision("slow", "SELECT pg_sleep(50);", "SELECT 1;");
        HeldLock held = new HeldLock();
        CompletableFuture<Void> upgraded = upgradeUntilItSleeps(held);

        assertThat(held.abort().orElseThrow().host()).isEqualTo("test");

        assertThatThrownBy(() -> upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("The migration lock was taken from this node");
        assertThat(held.abort()).isEmpty();
        changeLog.revision("slow", "SELECT 1;", "SELECT 1;");
        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
    }

    /** Begins an upgrade, and waits until its revision sleeps. */
    private CompletableFuture<Void> upgradeUntilItSleeps(HeldLock held) {
        SchemaMigration migration = new SchemaMigration(database.dataSource(), ChangeLog.read(changeLog.loader()), changeLog.loader(),
                Identifiers::next, Optional.empty(), held);
        CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> upgrade(migration));
        Deadline.await("the statement", AMPLE, () -> held.inspect().map(LockView::activity)
                .filter(activity -> activity.statement().contains("pg_sleep")).isPresent());
        return upgraded;
    }

    private static void upgrade(SchemaMigration migration) {
        try {
            migration.apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
