package org.backendfoundation.migration.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.RevisionLabel;

/**
 * A revision that is applied in the database.
 *
 * @param checksum of the file that was run; null where the ledger does not know, as for a database that other tools migrated
 */
public record AppliedRevision(String id, String file, String checksum, Set<RevisionLabel> labels) {

    /** Whether a changelog row is ours: another project may use ids of this form, with files of its own. */
    public static final String IS_OURS = "filename ~ '^(classpath:)?/?" + ChangeLog.DIRECTORY + "'";

    /** An older Liquibase made the table without labels. */
    private static final String LABELS = ", to_jsonb(log) ->> 'labels' FROM databasechangelog log WHERE log.id ~ '^[0-9a-f]{12}$' AND log."
            + IS_OURS
            + " ORDER BY log.orderexecuted, log.dateexecuted";

    private static final String ALL = """
            SELECT log.id, log.filename,
              (SELECT run.checksum FROM migration_run run
               WHERE run.revision = log.id AND run.state = 'APPLIED' ORDER BY run.position DESC LIMIT 1) AS checksum""" + LABELS;

    private static final String WITHOUT_LEDGER = "SELECT log.id, log.filename, NULL AS checksum" + LABELS;

    /** In the order in which they were applied; empty for an empty database. */
    public static List<AppliedRevision> read(Connection connection) throws SQLException {
        if (!RunLedger.exists(connection, "databasechangelog")) {
            return List.of();
        }
        String query = RunLedger.exists(connection, "migration_run") ? ALL : WITHOUT_LEDGER;
        List<AppliedRevision> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                applied.add(new AppliedRevision(rows.getString(1), rows.getString(2), rows.getString(3), labels(rows.getString(4))));
            }
        }
        return applied;
    }

    /** Ignores labels of other tools. */
    private static Set<RevisionLabel> labels(String labels) {
        return labels == null ? Set.of()
                : Stream.of(labels.split(",")).map(String::strip).map(RevisionLabel::parse).flatMap(Optional::stream)
                        .collect(Collectors.toSet());
    }

    /** Whether code that does not know the revision works with it. */
    public boolean isExpanding() {
        return labels.contains(RevisionLabel.EXPAND);
    }
}
