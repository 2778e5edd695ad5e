package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testing.PersistentCallers;
import org.backendfoundation.testing.PersistentCallers.Creation;
import org.backendfoundation.testing.SampleNode;
import org.backendfoundation.testing.WrittenInvoices;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed again and again while callers write who repeat what nobody acknowledged. */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class KilledNodeDrill {

    private static final int KILLS = Integer.getInteger("test.kills", 50);
    private static final int CALLERS = 8;
    private static final Duration SERVED = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static SampleNode node;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = SampleNode.start("killed-node", database.url(), Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void eachAcknowledgedInvoiceIsThereOnceWithItsEntry() {
        PersistentCallers callers = PersistentCallers.of(node.api(), CALLERS);
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            Figures.pass(SERVED.plusMillis(i * 7L % 100)); // each at another moment
            node.kill();
            long killed = System.nanoTime();
            node.start();
            starts.add(Figures.seconds(System.nanoTime() - killed));
        }
        Figures.pass(SERVED);
        callers.close();

        List<Creation> creations = callers.creations();
        List<Creation> repeated = creations.stream().filter(creation -> creation.times() > 1).toList();
        Map<String, Integer> entries = WrittenInvoices.entries(database);
        List<Double> sorted = starts.stream().sorted().toList();
        Figures.print(
                "kills: %d kills; %d invoices acknowledged, %d of them after repetitions; ready again after %.1f s (median), %.1f s at most",
                KILLS, creations.size(), repeated.size(), sorted.get(KILLS / 2), sorted.get(KILLS - 1));
        Figures.print("kills: %d invoices in the database, %d with one entry in the trail", entries.size(),
                entries.values().stream().filter(count -> count == 1).count());
        assertThat(creations).allMatch(Creation::isAcknowledged);
        assertThat(repeated).hasSizeGreaterThanOrEqualTo(KILLS);
        assertThat(entries).isEqualTo(creations.stream().collect(Collectors.toMap(Creation::number, (Creation any) -> 1)));
    }
}
