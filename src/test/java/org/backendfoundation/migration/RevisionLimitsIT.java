package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a revision may take and wait, and what it may do to its connection, on a real PostgreSQL. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class RevisionLimitsIT {

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
    void limitOfOneRevisionIsNotTheNextOnes() throws SQLException {
        changeLog.revision("limited", "SET statement_timeout = '100ms'; SET lock_timeout = '1ms';", "SELECT 1;")
                .revision("slow", "SELECT pg_sleep(0.3);", "SELECT 1;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.errors()).isEmpty();
    }

    @Test
    void connectionThatTheDriverClosesTellsWhy() {
        changeLog.revision("german", "SET DateStyle = 'German';", "SELECT 1;");

        assertThatThrownBy(() -> database.upgrade(changeLog)).hasMessageContaining("german").hasMessageContaining("DateStyle");
    }

    @Test
    void statementThatTakesTooLongIsEnded() {
        changeLog.revision("slow", "SELECT pg_sleep(30);", "SELECT 1;");

        assertThatThrownBy(() -> database.upgrade(changeLog, new MigrationLimits(AMPLE, AMPLE, Duration.ofMillis(200))))
                .hasMessageContaining("statement timeout");
    }

    @Test
    void revisionMadeByPgDumpHidesOurTablesFromNobody() throws SQLException {
        changeLog.revision("dumped", "SELECT pg_catalog.set_config('search_path', '', false); SET standard_conforming_strings = on; "
                + "CREATE TABLE public.dumped (id int);", "DROP TABLE public.dumped;")
                .revision("after", "CREATE TABLE after (id int);", "DROP TABLE after;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.tables()).contains("after", "dumped");
    }

    @Test
    void whoIsInTheWayIsNamed() throws Exception {
        database.upgrade(changeLog);
        changeLog.revision("wants_table", "ALTER TABLE one ADD COLUMN more text;", "ALTER TABLE one DROP COLUMN more;");
        try (Connection holder = database.dataSource().getConnection(); Statement statement = holder.createStatement()) {
            holder.setClientInfo("ApplicationName", "somebody's report");
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE one IN ACCESS SHARE MODE");
            CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> database.upgradeImpatiently(changeLog));
            Deadline.await("a first attempt that gave up", AMPLE, () -> !database.errors().isEmpty());
            holder.rollback();
            upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(database.errors().get(0)).contains("lock timeout").contains("somebody's report").contains("idle in transaction");
    }
}
