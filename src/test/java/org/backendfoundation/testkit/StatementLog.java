package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The statements that PostgreSQL logs with their plans, once {@link #begin} was called. */
public final class StatementLog {

    private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedDatabase database;

    public StatementLog(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Before the server connects: the setting is for new connections. */
    public void begin() {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE foundation SET session_preload_libraries = 'auto_explain'");
            statement.execute("ALTER DATABASE foundation SET auto_explain.log_min_duration = 0");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be made to log plans", e);
        }
    }

    /**
     * Each query of these tables that the work makes, with its plan; the server looks after its own meanwhile.
     *
     * @param tables beginnings of their names
     */
    public List<String> queries(List<String> tables, Runnable work) {
        clear();
        work.run();
        Deadline.await("the first query in the log", PATIENCE, () -> !queries(tables).isEmpty());
        return queries(tables);
    }

    private List<String> queries(List<String> tables) {
        return ENTRY.splitAsStream(text()).filter(entry -> entry.contains("Query Text: SELECT"))
                .filter(entry -> tables.stream().anyMatch(table -> entry.contains(" FROM " + table))).toList();
    }

    private void clear() {
        try {
            Files.write(database.log(), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        try {
            return Files.readString(database.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
