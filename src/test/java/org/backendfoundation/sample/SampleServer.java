package org.backendfoundation.sample;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Fork;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerLog;
import org.backendfoundation.testkit.StatementLog;

/** The sample on a real server with a real database. */
public final class SampleServer implements Fork.Shared {

    /** Whom {@link #one} and {@link #administrator} call as. */
    public static final String ONE = "client-one";
    public static final String ADMINISTRATOR = "sample-administrator";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final EmbeddedDatabase database;
    private final ApplicationServer server;
    private final Api bootstrap;
    private Api one;
    private Api other;
    private Api administrator;

    private SampleServer(Path directory, Path war, Map<String, String> settings) {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        new StatementLog(database).begin();
        int port = Ports.free();
        String key = ApiKey.generate().text();
        Map<String, String> variables = new HashMap<>(settings);
        variables.putAll(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key));
        server = ApplicationServer.with(war, port, variables, Path.of("target", "test-servers", "sample-" + port + ".log"));
        bootstrap = new Api(server.address("/api/v1/"), key);
    }

    public static SampleServer start(Path directory) {
        return start(directory, Map.of());
    }

    public static SampleServer start(Path directory, Map<String, String> settings) {
        SampleServer sample = new SampleServer(directory, SampleWar.pack(), settings);
        try {
            sample.server.start();
            sample.server.awaitStatus("/api/v1/health/ready", 200, PATIENCE);
            sample.issueKeys();
            return sample;
        } catch (RuntimeException failed) {
            sample.close();
            throw failed;
        }
    }

    /** The one of all classes that can do with the same; actors and the trail are left as the last had them, but no row of the sample. */
    public static SampleServer shared() {
        SampleServer sample = Fork.shared(SampleServer.class, () -> start(Fork.emptyDirectory("sample-shared")));
        sample.execute("""
                TRUNCATE invoice, reminder, stock, basket, basket_line, basket_tag, basket_label, basket_invoice, basket_note,
                  customer, category, supplier, product, product_supplier, customer_order, order_line, shipment, parcel, payment, review, voucher,
                  department, employee, absence, employee_qualification, job, idempotency_key, entity_file, entity_file_chunk""");
        return sample;
    }

    /** As on anybody's first day; the bootstrap key is refused from then on. */
    private void issueKeys() {
        one = issued(bootstrap, ONE, Roles.CLIENT);
        other = issued(bootstrap, "client-other", Roles.CLIENT);
        administrator = issued(bootstrap, ADMINISTRATOR, Roles.ADMIN);
    }

    /** Calls as a new actor with this role. */
    public Api caller(String name, String role) {
        return issued(administrator, name, role);
    }

    private static Api issued(Api by, String name, String role) {
        String actor = ActorNodes.actor(by, name, "\"" + role + "\"");
        return by.as(ActorNodes.key(by, actor).text());
    }

    private void execute(String sql) {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** With the role {@code admin} and no other. */
    public Api administrator() {
        return administrator;
    }

    /** Counts only while the others' keys cannot be read, as in a disconnect. */
    public Api bootstrap() {
        return bootstrap;
    }

    public Api one() {
        return one;
    }

    public Api other() {
        return other;
    }

    public URI address() {
        return server.address("");
    }

    public ServerLog log() {
        return server.log();
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public JsonObject openApi() {
        return administrator.get("/openapi?format=JSON").json();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
