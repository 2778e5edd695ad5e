package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;
import org.postgresql.ds.PGSimpleDataSource;

/** The machine's own PgBouncer, configured as the operations page shows it, before the databases of one PostgreSQL. */
public final class PgBouncer extends Program implements AutoCloseable {

    private static final Path PAGE = Path.of("src", "site", "markdown", "operations.md");
    private static final Pattern CONFIGURATION = Pattern.compile("(?s)    \\[databases]\\n.*?    \\[pgbouncer]\\n(?:    [^\\n]*\\n)+");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** PgBouncer refuses to run as root. */
    private static final String NOBODY = "nobody";

    private final int port = Ports.free();
    private Path directory;
    private Process process;

    /** For JUnit, which asks whether the class can run. */
    PgBouncer() {
        super("pooler", "no PgBouncer was found. Install Debian's package pgbouncer.", "pgbouncer");
    }

    /** @param mode {@code session} or {@code transaction} */
    public static PgBouncer before(EmbeddedDatabase database, String mode) {
        PgBouncer pooler = new PgBouncer();
        pooler.start(database, mode);
        return pooler;
    }

    private void start(EmbeddedDatabase database, String mode) {
        List<String> command = new ArrayList<>(List.of("pgbouncer"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", NOBODY));
        }
        try {
            directory = Files.createTempDirectory("pgbouncer");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path users = Files.writeString(directory.resolve("userlist.txt"),
                    "\"%s\" \"%s\"\n".formatted(EmbeddedDatabase.NAME, EmbeddedDatabase.PASSWORD));
            command.add(Files.writeString(directory.resolve("pgbouncer.ini"), configuration(database, mode, users)).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path log = Directories.create(Path.of("target", "test-servers")).resolve("pgbouncer-" + mode + ".log");
        process = ServerProcess.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        Deadline.await("PgBouncer; see " + log, PATIENCE, this::isServing);
    }

    private static String printed() throws IOException {
        Matcher found = CONFIGURATION.matcher(Files.readString(PAGE));
        if (!found.find()) {
            throw new IllegalStateException(PAGE + " prints no configuration of PgBouncer");
        }
        return found.group();
    }

    private String configuration(EmbeddedDatabase database, String mode, Path users) throws IOException {
        return printed().replace("app = host=127.0.0.1 port=5432 dbname=app", "%1$s = host=127.0.0.1 port=%2$s dbname=%1$s"
                .formatted(EmbeddedDatabase.NAME, database.port()))
                .replaceFirst("(listen_port = )\\d+", "$1" + port)
                .replaceFirst("(auth_file = ).*", "$1" + users)
                .replaceFirst("(pool_mode = ).*", "$1" + mode)
                .replaceAll("(?m)^    ", "") + "unix_socket_dir =\n";
    }

    private boolean isServing() {
        PGSimpleDataSource through = new PGSimpleDataSource();
        through.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedDatabase.NAME);
        through.setUser(EmbeddedDatabase.NAME);
        through.setPassword(EmbeddedDatabase.PASSWORD);
        try {
            through.getConnection().close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** In libpq's form, with the password. */
    public String url(String parameters) {
        return "postgresql://%1$s:%2$s@127.0.0.1:%3$s/%1$s?%4$s".formatted(EmbeddedDatabase.NAME, EmbeddedDatabase.PASSWORD, port,
                parameters);
    }

    @Override
    public void close() {
        ServerProcess.stop(process, PATIENCE);
        Directories.delete(directory);
    }

    static void announce() {
        new PgBouncer().announce("The tests of a node behind a pooler");
    }
}
