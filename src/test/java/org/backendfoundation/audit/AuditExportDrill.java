package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million entries are exported while eight writers add more, in transactions that commit late: each entry is exported once. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class AuditExportDrill {

    private static final int ENTRIES = 1_000_000;
    private static final int AT_ONCE = 10_000;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 5;
    private static final int LATEST_MS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Where a line has the id of its entry: behind a brace and the name. */
    private static final int ID = 7;
    private static final int ID_LENGTH = 36;

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static AuditNode node;

    private final UUID actor = UUID.randomUUID();
    private final Set<String> exported = new HashSet<>();
    private volatile boolean isOver;
    private String last;
    private int repeated;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = AuditNode.start(database, "export", Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void eachEntryIsExportedOnce() {
        for (int i = 0; i < ENTRIES; i += AT_ONCE) {
            new EntrySeeds(database).add(actor, "SEEDED", AT_ONCE, "jsonb_build_object('i', i)");
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS).mapToObj(i -> CompletableFuture.runAsync(this::write, threads))
                .toList();
        long begun = System.nanoTime();
        export();
        double seconds = Figures.seconds(System.nanoTime() - begun);
        int first = exported.size();
        IntStream.range(0, ROUNDS).forEach(i -> export());
        isOver = true;
        writers.forEach(CompletableFuture::join);
        threads.shutdown();
        Deadline.await("the last entry below the horizon", PATIENCE, () -> export() == 0);

        Set<String> written = Set.copyOf(node.strings("SELECT id FROM audit_trail.audit_entry WHERE actor_id = '" + actor + "'"));
        Figures.print("export: %d entries in %.1f s beside %d writers, and %d that they had added, in %d further exports; %d twice", first,
                seconds, WRITERS, exported.size() - first, ROUNDS, repeated);
        assertThat(repeated).isZero();
        assertThat(exported).hasSizeGreaterThan(ENTRIES).isEqualTo(written);
    }

    private void write() {
        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            while (!isOver) {
                new EntrySeeds(database).add(connection, actor, "SEEDED_LATE", 3, "jsonb_build_object('i', -i)");
                Figures.pass(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LATEST_MS)));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is behind the last line of before → how many lines that are. */
    private int export() {
        String path = "audit-entries/export?actor_id=" + actor + (last == null ? "" : "&after=" + last);
        int lines = 0;
        try (BufferedReader answer = new BufferedReader(new InputStreamReader(node.api().open(path), StandardCharsets.UTF_8))) {
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                last = line.substring(ID, ID + ID_LENGTH);
                repeated += exported.add(last) ? 0 : 1;
                lines++;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
