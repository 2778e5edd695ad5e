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
 * Plans a stamp. What an administrator says of a team's own revisions is believed. The foundation knows what its own revisions make, and
 * leaves one pending if its tables or indexes are missing: otherwise a node would call itself ready and fail at every request.
 */
public final class Stamp {

    private static final Pattern TABLE = Pattern.compile("(?is)CREATE TABLE ([\\w.]+).*");
    private static final Pattern INDEX = Pattern.compile("(?is)CREATE (?:UNIQUE )?INDEX (\\w+) ON ((?:\\w+\\.)?).*");

    private Stamp() {
    }

    /** @throws ProblemException as {@link MigrationPlan#stamp} */
    public static MigrationPlan plan(SchemaComparison comparison, String to, ClassLoader loader, Connection connection)
            throws SQLException {
        MigrationPlan plan = MigrationPlan.stamp(comparison, to);
        Set<String> missing = missing(loader, connection);
        List<PlanStep> steps = plan.steps().stream().filter(step -> step.isRemoval() || !missing.contains(step.revision().id())).toList();
        return new MigrationPlan(steps, plan.to(), plan.isHeld(), plan.isStamp());
    }

    /** Ids of the foundation's own revisions that lack a table or index. */
    private static Set<String> missing(ClassLoader loader, Connection connection) throws SQLException {
        Set<String> missing = new HashSet<>();
        for (Revision revision : ChangeLog.ofFoundation(loader).revisions()) {
            for (SqlStatement statement : SqlStatement.of(RevisionFile.of(revision, loader).sql(Direction.UPGRADE))) {
                if (isMissing(statement.plain(), connection)) {
                    missing.add(revision.id());
                }
            }
        }
        return missing;
    }

    private static boolean isMissing(String statement, Connection connection) throws SQLException {
        Matcher table = TABLE.matcher(statement);
        Matcher index = INDEX.matcher(statement);
        return table.matches() && !RunLedger.exists(connection, table.group(1))
                || index.matches() && !RunLedger.exists(connection, index.group(2) + index.group(1));
    }
}
