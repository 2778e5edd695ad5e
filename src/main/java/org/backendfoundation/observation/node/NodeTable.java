package org.backendfoundation.observation.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.database.session.Transactions;
import org.backendfoundation.migration.node.ReportedNodes.ReportedNode;
import org.backendfoundation.persistence.sql.SqlQuery;

/** The rows of nodes, all times by the database's clock. */
@ApplicationScoped
class NodeTable {

    private static final String REPORT = """
            INSERT INTO node AS known (id, name, application, version, server, started_at, state, since, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?, now(), now())
            ON CONFLICT (id) DO UPDATE SET last_seen = now(), state = excluded.state,
              since = CASE WHEN known.state = excluded.state THEN known.since ELSE now() END""";
    /** Of nodes that are gone: a day ago, or because a later start has their name. */
    private static final String FORGET = """
            DELETE FROM node WHERE last_seen < now() - interval '1 day'
            OR name = ? AND id <> ? AND last_seen < now() - make_interval(secs => ?)""";
    private static final String ALL = """
            SELECT name, application, version, server, started_at, state, since, last_seen,
              state <> 'STOPPED' AND last_seen < now() - make_interval(secs => ?) AS is_silent, id = ? AS is_this
            FROM node ORDER BY name, started_at""";
    /** One that missed a report has probably ended. A former start with the name of this node is not another one. */
    private static final String OTHERS = """
            SELECT name, version, state FROM node
            WHERE name <> ? AND state <> 'STOPPED' AND last_seen > now() - make_interval(secs => ?) ORDER BY name""";

    @Inject
    Transactions transactions;

    private interface Sql<T> {

        T run(Connection connection) throws SQLException;
    }

    /** Without the bulkhead: a node with many requests is no silent one. */
    private <T> T run(Sql<T> sql) {
        return transactions.inNew(() -> {
            try {
                return sql.run(transactions.connection());
            } catch (SQLException failure) {
                throw new IllegalStateException("The table of nodes cannot be read or written", failure);
            }
        });
    }

    void report(Node node, String state) {
        run(SqlQuery.of(REPORT, node.id(), node.name(), node.application(), node.version(), node.server(), node.startedAt(),
                state)::update);
    }

    void forgetGone(Node node) {
        run(SqlQuery.of(FORGET, node.name(), node.id(), Nodes.SILENT_AFTER.toSeconds())::update);
    }

    /** By name. */
    List<NodeView> all(UUID own) {
        return run(connection -> SqlQuery.of(ALL, Nodes.SILENT_AFTER.toSeconds(), own).list(connection, NodeTable::view));
    }

    /** Those that were heard within this time, by name. */
    List<ReportedNode> others(String own, Duration lately) {
        return run(connection -> SqlQuery.of(OTHERS, own, lately.toSeconds()).list(connection,
                row -> new ReportedNode(row.getString("name"), row.getString("version"), row.getString("state"))));
    }

    private static NodeView view(ResultSet row) throws SQLException {
        return new NodeView(row.getString("name"), row.getString("application"), row.getString("version"), row.getString("server"),
                time(row, "started_at"), row.getString("state"), time(row, "since"), time(row, "last_seen"), row.getBoolean("is_silent"),
                row.getBoolean("is_this"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** One start of a node. */
    record Node(UUID id, String name, String application, String version, String server, OffsetDateTime startedAt) {
    }
}
