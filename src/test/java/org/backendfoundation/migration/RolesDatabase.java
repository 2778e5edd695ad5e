package org.backendfoundation.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.migration.lock.HeldLock;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.ApplicationPrivileges;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL with our revisions in it, applied by an owner of its own or by the application's role. */
public final class RolesDatabase implements AutoCloseable {

    public static final String OWNER = "foundation_owner";
    public static final String APPLICATION = EmbeddedDatabase.NAME;

    private final EmbeddedDatabase server;
    private final AtomicInteger count = new AtomicInteger();

    private RolesDatabase(EmbeddedDatabase server) {
        this.server = server;
    }

    public static RolesDatabase in(Path directory) throws SQLException {
        RolesDatabase database = new RolesDatabase(EmbeddedDatabase.in(directory.resolve("data"), Ports.free()));
        database.superuser(EmbeddedDatabase.NAME).execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + EmbeddedDatabase.PASSWORD + "'");
        return database;
    }

    /** Two log-ins. */
    public Logins separated() throws SQLException {
        Logins logins = empty();
        upgrade(logins.owner(), Optional.of(ApplicationPrivileges.of(logins.application().dataSource())));
        return logins;
    }

    /** Two log-ins, and nothing in the database. */
    public Logins empty() throws SQLException {
        return create(OWNER);
    }

    /** One log-in that owns everything. */
    public Logins single() throws SQLException {
        Logins logins = create(APPLICATION);
        upgrade(logins.application(), Optional.empty());
        return logins;
    }

    private Logins create(String owner) throws SQLException {
        String name = "roles_" + count.incrementAndGet();
        superuser("postgres").execute("CREATE DATABASE " + name + " OWNER " + owner);
        return new Logins(superuser(name), login(name, owner), login(name, APPLICATION));
    }

    private Login superuser(String database) {
        return new Login(server.superuser(database));
    }

    private Login login(String database, String user) {
        PGSimpleDataSource dataSource = server.superuser(database);
        dataSource.setUser(user);
        return new Login(dataSource);
    }

    public void upgrade(Login owner, Optional<ApplicationPrivileges> privileges) throws SQLException {
        ClassLoader loader = getClass().getClassLoader();
        new SchemaMigration(owner.dataSource(), ChangeLog.read(loader), loader, Identifiers::next, privileges, new HeldLock())
                .apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, who -> {});
    }

    @Override
    public void close() {
        server.close();
    }

    /** The same database by each of its roles. */
    public record Logins(Login superuser, Login owner, Login application) {
    }

    /** One role's way in. */
    public record Login(PGSimpleDataSource dataSource) {

        /** Each in a connection of its own, as one transaction unless it says otherwise. */
        public void execute(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** The first column of every row. */
        public List<String> query(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }
}
