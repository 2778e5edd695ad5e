package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testing.OpenLoad;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testing.ReplicatedDatabase;
import org.backendfoundation.testing.SampleNode;
import org.backendfoundation.testing.WrittenInvoices;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed under load, and its standby promoted. An acknowledged write is on both, so none is lost. */
class FailoverDrill {

    private static final int A_SECOND = 40;
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEALED = Duration.ofSeconds(5);

    @TempDir
    static Path directory;

    private static ReplicatedDatabase database;
    private static SampleNode node;

    @BeforeAll
    static void start() {
        database = ReplicatedDatabase.in(directory);
        node = SampleNode.start("failover", database.url(), Map.of("AUDIT_SEAL_FILE", directory.resolve("seals").toString()));
        try (OpenLoad warmUp = OpenLoad.of(node.api(), A_SECOND)) {
            Figures.pass(STEADY);
        }
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void promotedStandbyHasEachAcknowledgedWriteAndItsEntry() {
        OpenLoad load = OpenLoad.of(node.api(), A_SECOND);
        Figures.pass(STEADY);
        long killed = System.nanoTime();
        database.killPrimary();
        Deadline.await("unreadiness", PATIENCE, () -> node.readiness() == 503);
        long noticed = System.nanoTime();
        Figures.pass(STEADY);
        database.promote();
        long promoted = System.nanoTime();
        Deadline.await("a success", PATIENCE, () -> load.isAnySince(promoted, Request::isDone));
        Figures.pass(STEADY);
        load.close();

        List<Request> all = load.requests();
        JsonObject integrity = integrity();
        Figures.print(
                "failover: noticed after %.1f s; success %.2f s after the promotion; of %d requests %d refused, longest answer %.1f s",
                Figures.seconds(noticed - killed), Figures.firstSuccess(load, promoted), all.size(),
                all.stream().filter(Request::isRefused).count(), Figures.longest(all));
        Figures.print("failover: the trail is %s in %d epochs, with %d seals lost", integrity.getString("verdict"),
                integrity.getJsonArray("epochs").size(), integrity.getInt("lost_with_restore"));
        assertThat(all).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(Figures.firstSuccess(load, promoted)).isLessThanOrEqualTo(HEALED.toSeconds());
        WrittenInvoices.assertNothingIsLostOrTwice(database.standby(), load);
        assertThat(integrity.getString("verdict")).as(integrity.toString()).isEqualTo("INTACT");
        assertThat(integrity.getBoolean("epoch_is_current")).as(integrity.toString()).isTrue();
        assertThat(integrity.getJsonArray("epochs").getValuesAs(JsonObject.class)).extracting(epoch -> epoch.getInt("timeline"))
                .containsExactly(1, 2);
        assertThat(integrity.getInt("lost_with_restore")).isZero();
    }

    /** Once all is sealed. */
    private static JsonObject integrity() {
        Deadline.await("the last seal", PATIENCE, () -> verification().getInt("unsealed") == 0);
        return verification();
    }

    private static JsonObject verification() {
        return node.api().get("/api/v1/audit-entries/integrity").json();
    }
}
