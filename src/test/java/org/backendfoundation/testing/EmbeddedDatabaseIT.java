package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class EmbeddedDatabaseIT {

    private static final Duration LONGER_THAN_ZONKY_WAITS = Duration.ofSeconds(8);

    @TempDir
    private Path directory;

    private EmbeddedDatabase database;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void whatWasCommittedOutlivesAKill() throws SQLException {
        run("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
        database.kill();
        assertThatThrownBy(() -> run("SELECT 1")).isInstanceOf(SQLException.class);

        database.start();

        assertThat(ask("SELECT word FROM kept")).isEqualTo("committed");
    }

    @Test
    void commitsAreDurable() throws SQLException {
        assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask("SHOW fsync")).isEqualTo("on");
    }

    @Test
    void hasEndedWhenStopReturns() throws Exception {
        database.freeze();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(database::stop);
        assertThatThrownBy(() -> stop.get(LONGER_THAN_ZONKY_WAITS.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        database.thaw();

        assertThat(stop).succeedsWithin(Duration.ofSeconds(60));
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void wrongPasswordIsRefused() {
        PGSimpleDataSource owner = database.owner();
        owner.setPassword("wrong");
        assertThatThrownBy(owner::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
