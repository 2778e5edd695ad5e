package org.backendfoundation.testkit.inside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Fork;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The server of Arquillian's tests, with an empty PostgreSQL: the {@link TestedServer} of this run, configured and started as an operator
 * does it. The adapters that the servers' makers offer start a server of their own making instead, one for each kind in another way. It is
 * started for the first class and serves the others of its {@link Fork}, too.
 */
public final class InServerContainer implements DeployableContainer<InServerContainer.Configuration> {

    public static final int PORT = Ports.free();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Running(EmbeddedDatabase database, ApplicationServer server) implements Fork.Shared {

        private static Running start(Archive<?> archive) {
            Path directory = Fork.emptyDirectory("shared").toAbsolutePath();
            EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("postgresql"), Ports.free());
            Path war = directory.resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            ApplicationServer server = ApplicationServer.with(war, PORT, Map.of("DATABASE_URL", database.url()),
                    directory.resolve("server.log"));
            server.start();
            // live comes earlier: until the tables are there no key can be looked up
            server.awaitStatus("/api/v1/health/ready", 200, PATIENCE);
            return new Running(database, server);
        }

        @Override
        public void close() {
            server.close();
            database.close();
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        Fork.shared(Running.class, () -> Running.start(archive)).server().awaitStatus("/api/v1/health/live", 200, PATIENCE);
        return new ProtocolMetaData()
                .addContext(new HTTPContext("localhost", PORT).add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, "/")));
    }

    @Override
    public void start() {
        // the first deployment starts it
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // the next class finds it deployed
    }

    @Override
    public void stop() {
        // the fork does
    }

    /** Needs no settings in {@code arquillian.xml}. */
    public static final class Configuration implements ContainerConfiguration {

        @Override
        public void validate() {
            // nothing to validate
        }
    }
}
