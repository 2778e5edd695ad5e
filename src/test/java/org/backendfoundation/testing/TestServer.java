package org.backendfoundation.testing;

import java.nio.file.Path;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.api.event.ManagerStopping;

/**
 * What the server of Arquillian's tests stands on: an empty PostgreSQL at the port that the build reserved, and an unpacked Payara Micro with
 * the pool. Both are there before {@code arquillian.xml} is read, which names them.
 */
public final class TestServer {

    private static final Path DIRECTORY = Path.of("target", "test-server").toAbsolutePath();

    private EmbeddedDatabase database;
    private ServerHome home;

    void start(@Observes(precedence = 100) ManagerStarted event) {
        Directories.delete(DIRECTORY);
        database = EmbeddedDatabase.in(DIRECTORY.resolve("postgresql"), Integer.parseInt(System.getenv("TEST_DATABASE_PORT")));
        home = ServerHome.acquire();
        home.prepare();
        home.train(Deployments.WAR);
        home.reset();
        System.setProperty("test.server.launcher", home.launcher().toString());
        System.setProperty("test.server.jvm", String.join(" ", home.jvmOptions()));
        System.setProperty("test.server.options", "--port %s --contextroot / --postbootcommandfile %s".formatted(System.getProperty("test.http.port"), ServerHome.POOL_SIZE));
    }

    void stop(@Observes(precedence = -100) ManagerStopping event) {
        if (home != null) {
            home.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
