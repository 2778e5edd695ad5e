package org.backendfoundation.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL without Docker, durable as in production, with a password for every role. Its life:
 * <pre>{@code
 * try (EmbeddedDatabase database = EmbeddedDatabase.in(directory, port)) {
 *     database.url();      // postgresql://foundation:…@127.0.0.1:port/foundation
 *     database.kill();     // as a power cut ends it
 *     database.start();    // the same data on the same port
 * }
 * }</pre>
 * Closing stops it in order and keeps the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String NAME = "foundation";
    public static final String PASSWORD = "foundation-on-loopback";

    /** A line of {@code pg_hba.conf}: by password, with TLS or without. */
    public static final String EVERYBODY = "host all all 127.0.0.1/32 scram-sha-256";

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);
    private static final Logger CHATTER = Logger.getLogger("io.zonky.test.db.postgres");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts on what the directory holds, or on an empty database if it holds none. */
    public static EmbeddedDatabase in(Path data, int port) {
        EmbeddedDatabase database = new EmbeddedDatabase(data.toAbsolutePath(), port);
        database.start();
        return database;
    }

    public void start() {
        boolean isNew = !Files.exists(data.resolve("PG_VERSION"));
        try {
            server = builder().start();
            if (isNew) {
                createOwner();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port %s with the data in %s".formatted(port, data), e);
        } catch (SQLException e) {
            throw new IllegalStateException("The new database could not be prepared", e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setConnectConfig("password", PASSWORD)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100");
    }

    /** The log of PostgreSQL. */
    public Path log() {
        return Directories.create(data.getParent()).resolve("postgresql.log");
    }

    /** zonky initialises with trust; this makes every connection authenticate with a password. */
    private void createOwner() throws SQLException, IOException {
        try (Connection connection = superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(SUPERUSER, PASSWORD));
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, PASSWORD));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /**
     * Changes who may connect, and settings that need no restart, for new connections.
     *
     * @param lines of {@code pg_hba.conf}, for all but the superuser
     */
    public void admit(String lines, String... statements) {
        try (Connection connection = superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            Files.writeString(data.resolve("pg_hba.conf"), EVERYBODY.replaceFirst("all all", "all " + SUPERUSER) + "\n" + lines + "\n");
            String before = loaded();
            statement.execute("SELECT pg_reload_conf()");
            Deadline.await("the new configuration of PostgreSQL", PATIENCE, () -> !loaded().equals(before));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a setting, as a new connection sees it. */
    private String loaded() {
        try (Connection connection = superuser("postgres").getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_conf_load_time()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The superuser, for tests that play the database's administrator. */
    public PGSimpleDataSource superuser(String database) {
        return dataSource(SUPERUSER, database);
    }

    /** The role the application uses. */
    public PGSimpleDataSource owner() {
        return dataSource(NAME, NAME);
    }

    private PGSimpleDataSource dataSource(String user, String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL("jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database));
        dataSource.setUser(user);
        dataSource.setPassword(PASSWORD);
        // a test that is never answered fails, and does not stop the run
        dataSource.setLoginTimeout((int) PATIENCE.toSeconds());
        dataSource.setSocketTimeout((int) LONGEST_STATEMENT.toSeconds());
        return dataSource;
    }

    /** In libpq's form, with the password. */
    public String url() {
        return "postgresql://%s:%s@127.0.0.1:%s/%s".formatted(NAME, PASSWORD, port, NAME);
    }

    public int port() {
        return port;
    }

    /** Stops it in order: it cuts connections and writes its data. */
    public void stop() {
        if (server == null) {
            return;
        }
        Optional<Postmaster> postmaster = Postmaster.in(data);
        try {
            server.close();
            // zonky gives up after five seconds; a slow disk needs longer for the last checkpoint
            postmaster.ifPresent(running -> running.awaitEnd(PATIENCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server = null;
        }
    }

    /** Stops it at once, as {@code pg_ctl stop -m immediate}: the next start recovers from the log. */
    public void kill() {
        Postmaster.in(data).ifPresent(postmaster -> postmaster.quit(PATIENCE));
        stop();
    }

    /** Suspends it: connections stay open and get no answer, as from a host whose network is cut. */
    public void freeze() {
        Postmaster.in(data).orElseThrow().freeze();
    }

    public void thaw() {
        Postmaster.in(data).orElseThrow().thaw();
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }
}
