package org.backendfoundation.migration.run;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.Labels;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import liquibase.ui.LoggerUIService;
import liquibase.util.LiquibaseUtil;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.RevisionFile;
import org.backendfoundation.migration.revision.RevisionLabel;

/**
 * What Liquibase does here: it computes a revision's checksum and defines its table {@code databasechangelog}, so that Liquibase's own
 * tools understand what was done. What a revision runs, and in which transaction, is ours. Only this class loads Liquibase. The caller
 * holds the migration lock.
 */
public final class LiquibaseRevisions {

    /** A reference keeps the logger, and so its level: the ledger and our own log already say what runs and what fails. */
    private static final Logger LIQUIBASE_LOG = LoggerTree.of("liquibase");

    private final Database database;
    private final ClassLoader loader;
    private final String deployment = String.valueOf(System.currentTimeMillis()).substring(3);

    private LiquibaseRevisions(Connection connection, ClassLoader loader) throws LiquibaseException {
        this.loader = loader;
        database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }

    /** Work inside Liquibase's scope of the current thread. */
    interface Work {
        void run(LiquibaseRevisions revisions) throws Exception;
    }

    /** @throws Exception whatever Liquibase and the work throw */
    static void open(Connection connection, ClassLoader loader, Work work) throws Exception {
        Map<String, Object> scope = Map.of(
                AnalyticsArgs.ENABLED.getKey(), false,
                Scope.Attr.ui.name(), new LoggerUIService(),
                Scope.Attr.classLoader.name(), loader,
                Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor(loader));
        LIQUIBASE_LOG.setLevel(Level.OFF);
        Scope.child(scope, () -> {
            LiquibaseRevisions revisions = new LiquibaseRevisions(connection, loader);
            try {
                work.run(revisions);
            } finally {
                revisions.releaseDatabase();
            }
        });
    }

    /** Creates {@code databasechangelog}. */
    String createChangelogTable() {
        return sql(new CreateDatabaseChangeLogTableStatement()).collect(Collectors.joining(";\n"));
    }

    /**
     * Adds the columns that an older Liquibase's table lacks. It checks the catalog first, because ALTER TABLE locks the table even where
     * nothing is to do.
     */
    static String upgradeChangelogTable() {
        return """
                DO $$ BEGIN
                  IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('databasechangelog')
                      AND attname IN ('contexts', 'labels', 'deployment_id') AND NOT attisdropped) < 3 THEN
                    ALTER TABLE databasechangelog ADD COLUMN IF NOT EXISTS contexts varchar(255), ADD COLUMN IF NOT EXISTS labels varchar(255),
                      ADD COLUMN IF NOT EXISTS deployment_id varchar(10);
                  END IF;
                END $$""";
    }

    /** The script as it would run now; it does not depend on what the database has. */
    Script script(PlanStep step) {
        RevisionFile file = RevisionFile.of(step.revision(), loader);
        return new Script(file.statements(step.direction()), changelogStatement(step, changeSet(file)), step.revision().isTransactional());
    }

    /** Removes the row before it inserts it: a stamp may replace the row of an edited file. */
    private String changelogStatement(PlanStep step, ChangeSet changeSet) {
        String delete = "DELETE FROM databasechangelog WHERE id = " + literal(changeSet.getId()) + " AND " + AppliedRevision.IS_OURS;
        if (step.isRemoval()) {
            return delete;
        }
        return step.direction() == Direction.STAMP ? delete + ";\n" + insertRow(changeSet) : insertRow(changeSet);
    }

    /** The row that Liquibase would write, so that its own tools know the revision, too; the database computes the order. */
    private String insertRow(ChangeSet changeSet) {
        return """
                INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum, description, comments, labels, liquibase,
                  deployment_id)
                SELECT %s, now(), coalesce(max(orderexecuted), 0) + 1, %s FROM databasechangelog""".formatted(
                literals(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath()),
                literals(ChangeSet.ExecType.EXECUTED.value, changeSet.generateCheckSum(ChecksumVersion.latest()).toString(),
                        changeSet.getDescription(),
                        changeSet.getComments(), changeSet.getLabels().toString(), LiquibaseUtil.getBuildVersion(), deployment));
    }

    private static String literals(String... texts) {
        return Stream.of(texts).map(LiquibaseRevisions::literal).collect(Collectors.joining(", "));
    }

    /** Cuts the text to what the column takes. */
    private static String literal(String text) {
        String known = text == null ? "" : text;
        return "'" + known.substring(0, Math.min(known.length(), 255)).replace("'", "''") + "'";
    }

    private Stream<String> sql(SqlStatement statement) {
        return Stream.of(SqlGeneratorFactory.getInstance().generateSql(statement, database)).map(sql -> sql.toSql());
    }

    /**
     * Builds the change set as Liquibase's parser would, because the checksum depends on that. It adds the labels of the list, which older
     * code reads in the database. The parser itself is not used: it drops what looks like a comment within literals and bodies, and inserts
     * environment variables.
     */
    public static ChangeSet changeSet(RevisionFile file) {
        ChangeSet changeSet = new ChangeSet(file.changeSet().id(), file.changeSet().author(), false, false, file.file(), null, null,
                new DatabaseChangeLog(file.file()));
        RawSQLChange change = new RawSQLChange(file.parts().up());
        change.setSplitStatements(!file.attribute("splitStatements").equals(Optional.of("false")));
        change.setStripComments(!file.attribute("stripComments").equals(Optional.of("false")));
        file.attribute("endDelimiter").ifPresent(change::setEndDelimiter);
        changeSet.addChange(change);
        changeSet.setComments(file.parts().comment());
        changeSet.setLabels(new Labels(file.labels().stream().map(RevisionLabel::toString).sorted().collect(Collectors.joining(","))));
        return changeSet;
    }

    /** Liquibase would keep the database object as long as the application lives. */
    private void releaseDatabase() {
        Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
    }
}
