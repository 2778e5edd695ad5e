package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;

/** A primary and its standby. A commit is acknowledged once both have it. */
public final class ReplicatedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STANDBY = "standby";
    private static final String IS_SYNCHRONOUS = "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')";

    private final EmbeddedDatabase primary;
    private final EmbeddedDatabase standby;
    private final Path primaryData;

    private ReplicatedDatabase(Path directory) {
        primaryData = directory.resolve("primary").resolve("data");
        primary = EmbeddedDatabase.in(primaryData, Ports.free());
        primary.admit(EmbeddedDatabase.EVERYBODY + "\nhost replication all 127.0.0.1/32 scram-sha-256");
        standby = copied(directory.resolve(STANDBY).resolve("data"));
        ask(primary, "ALTER SYSTEM SET synchronous_standby_names = '" + STANDBY + "'");
        ask(primary, "SELECT pg_reload_conf()");
        Deadline.await("the standby", PATIENCE, () -> ask(primary, IS_SYNCHRONOUS));
    }

    public static ReplicatedDatabase in(Path directory) {
        return new ReplicatedDatabase(directory);
    }

    /** Of a primary that is stopped meanwhile, which spares a base backup: the binaries of the tests have no program for that. */
    private EmbeddedDatabase copied(Path data) {
        primary.stop();
        try {
            Files.createDirectories(data.getParent());
            ServerProcess.run(new ProcessBuilder("cp", "-a", primaryData.toString(), data.toString()), PATIENCE, data);
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%s user=postgres password=%s application_name=%s'\n"
                            .formatted(primary.port(), EmbeddedDatabase.PASSWORD, STANDBY),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        primary.start();
        return EmbeddedDatabase.in(data, Ports.free());
    }

    /** Leads to the primary, whichever of both that is. */
    public String url() {
        return primary.url().replace(":" + primary.port(), ":%s,127.0.0.1:%s".formatted(primary.port(), standby.port()));
    }

    public EmbeddedDatabase standby() {
        return standby;
    }

    /** All its processes, as {@code kill -9} ends them. */
    public void killPrimary() {
        try {
            long pid = Long.parseLong(Files.readAllLines(primaryData.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> sessions = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            sessions.forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the standby the primary, and waits until it is. */
    public void promote() {
        if (!ask(standby, "SELECT pg_promote()")) {
            throw new IllegalStateException("The standby was not promoted; see " + standby.log());
        }
    }

    /** False where it answers nothing. */
    private static boolean ask(EmbeddedDatabase whom, String sql) {
        try (Connection connection = whom.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return false;
            }
            try (ResultSet answer = statement.getResultSet()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
