package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in the middle of a change: row and entry are both there, or neither is. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class AuditKilledServerDrill {

    private static final String LINGER = """
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$""";
    private static final String LINGERING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

    @TempDir
    Path directory;

    private EmbeddedDatabase database;
    private AuditNode node;
    private String actor;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = AuditNode.start(database, "killed", Map.of());
        actor = node.api().post("actors", "{\"name\": \"before\", \"kind\": \"SERVICE\", \"roles\": [\"client\"]}").json().getString("id");
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void killedBetweenChangeAndCommitItLeavesNeither() {
        node.run(LINGER,
                "CREATE TRIGGER linger AFTER INSERT ON audit_trail.audit_entry FOR EACH ROW WHEN (NEW.action_type = 'UPDATE') EXECUTE FUNCTION linger()");

        killWhileRenaming();

        assertThat(node.strings("SELECT name FROM actor WHERE id = '" + actor + "'")).containsExactly("before");
        assertThat(actions()).isEqualTo("CREATE");
    }

    @Test
    void killedWhileItCommitsItLeavesBoth() {
        node.run(LINGER,
                "CREATE CONSTRAINT TRIGGER linger AFTER UPDATE ON actor DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger()");

        killWhileRenaming();

        assertThat(node.strings("SELECT name FROM actor WHERE id = '" + actor + "'")).containsExactly("after");
        assertThat(actions()).isEqualTo("CREATE UPDATE");
    }

    private void killWhileRenaming() {
        node.api().later("PATCH", "actors/" + actor, "{\"name\": \"after\"}");
        Deadline.await("the change", AuditNode.AMPLE, () -> node.number(LINGERING) == 1);
        node.kill();
        Deadline.await("the end of its session", AuditNode.AMPLE,
                () -> node.number("SELECT count(*) FROM pg_stat_activity WHERE usename = 'foundation'") == 0);
    }

    private String actions() {
        return String.join(" ",
                node.strings("SELECT action_type FROM audit_trail.audit_entry WHERE entity_id = '" + actor + "' ORDER BY position, id"));
    }
}
