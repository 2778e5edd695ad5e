package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;

/** The statements that PostgreSQL logs with their plans, as it does for the sample. */
public final class StatementLog {

    private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedDatabase database;

    public StatementLog(EmbeddedDatabase database) {
        this.database = database;
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
