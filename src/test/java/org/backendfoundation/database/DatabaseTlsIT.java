package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.ServerCertificate;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that verifies its database's certificate and name, while one after the other goes wrong: each is told through the server's pool.
 */
@OncePerEngine
class DatabaseTlsIT {

    private static final String HOST = "db.example";
    private static final String READY = "/api/v1/health/ready";
    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Duration AMPLE = Duration.ofMinutes(3);

    @TempDir
    static Path directory;

    private static Path hosts;
    private static Path authority;
    private static ServerCertificate certificate;
    private static ServerCertificate ofAnotherHost;
    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        hosts = directory.resolve("hosts");
        authority = directory.resolve("authority.pem");
        certificate = ServerCertificate.of(HOST, directory.resolve("own"));
        ofAnotherHost = ServerCertificate.of("other.example", directory.resolve("other"));
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        mend();
        server = ApplicationServer.with(Deployments.WAR, Ports.free(),
                Map.of("DATABASE_URL", database.url().replace("127.0.0.1", HOST) + "?sslmode=verify-full&sslrootcert=" + authority,
                        "JAVA_TOOL_OPTIONS",
                        "-Djdk.net.hosts.file=" + hosts + " -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0"),
                Path.of("target", "test-servers", "database-tls.log"));
        api = new Api(server.address("/"), SharedApi.KEY);
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @AfterEach
    void heal() throws IOException {
        mend();
        Deadline.await("readiness", TOLD, () -> api.get(READY).status() == 200);
    }

    @Test
    void tlsThatIsNotOffered() {
        database.admit(EmbeddedDatabase.EVERYBODY, "ALTER SYSTEM SET ssl = off");

        assertTold(DatabaseError.TLS_NOT_OFFERED);
    }

    @Test
    void certificateOfAnotherAuthority() throws IOException {
        use(ofAnotherHost.authority());

        assertTold(DatabaseError.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void certificateForAnotherHost() throws IOException {
        use(ofAnotherHost.authority());
        present(ofAnotherHost);

        assertTold(DatabaseError.CERTIFICATE_OF_ANOTHER_HOST);
    }

    @Test
    void fileWithTheAuthorityThatIsGone() throws IOException {
        Files.delete(authority);

        assertTold(DatabaseError.CERTIFICATE_FILE_UNREADABLE);
    }

    @Test
    void hostThatIsNotFound() throws IOException {
        name("renamed.example");

        assertTold(DatabaseError.HOST_UNKNOWN);
        assertThat(api.get("/api/v1/database").json().getJsonObject("last_error").getString("message")).contains(HOST);
    }

    /** Connections that are there know nothing of it, nor does one that is just being opened. */
    private static void assertTold(DatabaseError code) {
        Deadline.await(code.name(), TOLD, () -> {
            endConnections();
            return api.get(READY).body().contains(code.name());
        });
        assertThat(api.get(READY).status()).isEqualTo(503);
        assertThat(api.get("/api/v1/database").json().getJsonObject("last_error").getString("code")).isEqualTo(code.name());
    }

    private static void endConnections() {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mend() throws IOException {
        name(HOST);
        use(certificate.authority());
        present(certificate);
    }

    private static void name(String host) throws IOException {
        Files.writeString(hosts, "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + " " + host + "\n");
    }

    private static void use(Path trusted) throws IOException {
        Files.copy(trusted, authority, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void present(ServerCertificate shown) {
        database.admit(EmbeddedDatabase.EVERYBODY, "ALTER SYSTEM SET ssl_cert_file = '" + shown.certificate() + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + shown.key() + "'", "ALTER SYSTEM SET ssl = on");
    }
}
