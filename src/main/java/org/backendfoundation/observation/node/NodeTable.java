package org.backendfoundation.observation.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.session.Transactions;

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
              state <> 'STOPPED' AND last_seen < now() - make_interval(secs => ?), id = ?
            FROM node ORDER BY name, started_at""";

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    @Inject
    Transactions transactions;

    void report(Node node, String state) {
        transactions.inNew(() -> {
            try (Connection connection = dataSource.getConnection(); PreparedStatement report = connection.prepareStatement(REPORT)) {
                report.setObject(1, node.id());
                report.setString(2, node.name());
                report.setString(3, node.application());
                report.setString(4, node.version());
                report.setString(5, node.server());
                report.setObject(6, node.startedAt());
                report.setString(7, state);
                return report.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException("The node cannot be reported", failure);
            }
        });
    }

    void forgetGone(Node node) {
        transactions.inNew(() -> {
            try (Connection connection = dataSource.getConnection(); PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setString(1, node.name());
                forget.setObject(2, node.id());
                forget.setLong(3, Nodes.SILENT_AFTER.toSeconds());
                return forget.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException("Nodes that are gone cannot be forgotten", failure);
            }
        });
    }

    /** By name. */
    List<NodeView> all(UUID own) {
        return transactions.inNew(() -> {
            try (Connection connection = dataSource.getConnection(); PreparedStatement all = connection.prepareStatement(ALL)) {
                all.setLong(1, Nodes.SILENT_AFTER.toSeconds());
                all.setObject(2, own);
                try (ResultSet rows = all.executeQuery()) {
                    List<NodeView> nodes = new ArrayList<>();
                    while (rows.next()) {
                        nodes.add(new NodeView(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), time(rows, 5),
                                rows.getString(6), time(rows, 7), time(rows, 8), rows.getBoolean(9), rows.getBoolean(10)));
                    }
                    return nodes;
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("The nodes cannot be read", failure);
            }
        });
    }

    private static OffsetDateTime time(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** One start of a node. */
    record Node(UUID id, String name, String application, String version, String server, OffsetDateTime startedAt) {
    }
}
