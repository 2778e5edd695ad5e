package org.backendfoundation.migration.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionFile;
import org.backendfoundation.migration.revision.SqlStatement;
import org.backendfoundation.problem.ProblemException;

/**
 * Says that a schema is at a revision. What somebody says of a team's own revisions is taken for true; the foundation knows what its own make, and one whose
 * tables or indexes are not there is left pending: a node would otherwise call itself ready and fail at every request.
 */
public final class Stamp {

    private static final Pattern TABLE = Pattern.compile("(?is)CREATE TABLE ([\\w.]+).*");
    private static final Pattern INDEX = Pattern.compile("(?is)CREATE (?:UNIQUE )?INDEX (\\w+) ON ((?:\\w+\\.)?).*");

    private Stamp() {
    }

    /** @throws ProblemException as {@link MigrationPlan#stamp} */
    public static MigrationPlan movement(SchemaComparison found, String to, ClassLoader loader, Connection connection) throws SQLException {
        MigrationPlan movement = MigrationPlan.stamp(found, to);
        Set<String> absent = absent(loader, connection);
        List<PlanStep> steps = movement.steps().stream().filter(step -> step.isBack() || !absent.contains(step.revision().id())).toList();
        return new MigrationPlan(steps, movement.to(), movement.isHeld());
    }

    /** Ids of the foundation's own revisions of which something is not there. */
    private static Set<String> absent(ClassLoader loader, Connection connection) throws SQLException {
        Set<String> absent = new HashSet<>();
        for (Revision revision : ChangeLog.ofFoundation(loader).revisions()) {
            for (SqlStatement statement : SqlStatement.of(RevisionFile.of(revision, loader).sql(Direction.UPGRADE))) {
                if (isAbsent(statement.plain(), connection)) {
                    absent.add(revision.id());
                }
            }
        }
        return absent;
    }

    private static boolean isAbsent(String statement, Connection connection) throws SQLException {
        Matcher table = TABLE.matcher(statement);
        Matcher index = INDEX.matcher(statement);
        return table.matches() && !RunLedger.exists(connection, table.group(1))
                || index.matches() && !RunLedger.exists(connection, index.group(2) + index.group(1));
    }
}
