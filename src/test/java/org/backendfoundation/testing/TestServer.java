package org.backendfoundation.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
 * The server of Arquillian's tests, with an empty PostgreSQL: the {@link TestedServer} of this run, configured and started as an operator does it. The
 * adapters that the servers' makers offer start a server of their own making instead, one for each kind in another way.
 */
public final class TestServer implements DeployableContainer<TestServer.Configuration> {

    static final int PORT = Ports.free();

    private static final Path DIRECTORY = Path.of("target", "test-server").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private EmbeddedDatabase database;
    private ApplicationServer server;

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() {
        Directories.delete(DIRECTORY);
        database = EmbeddedDatabase.in(DIRECTORY.resolve("postgresql"), Ports.free());
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        Path war = DIRECTORY.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        server = ApplicationServer.with(war, PORT, Map.of("DATABASE_URL", database.url()), DIRECTORY.resolve("server.log"));
        server.start();
        server.awaitStatus("/api/v1/health/live", 200, PATIENCE);
        return new ProtocolMetaData().addContext(new HTTPContext("localhost", PORT).add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, "/")));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server.close();
    }

    @Override
    public void stop() {
        database.close();
    }

    /** Nothing is left to say in {@code arquillian.xml}. */
    public static final class Configuration implements ContainerConfiguration {

        @Override
        public void validate() {
            // nothing to validate
        }
    }
}
