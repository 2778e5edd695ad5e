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
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.Mark;
import org.backendfoundation.migration.revision.RevisionFile;

/**
 * What Liquibase does here: it counts a revision's checksum, and knows its table of marks, {@code databasechangelog}, so that its own tools understand what
 * was done. What a revision runs, and in which transaction, is ours. The one class that loads it; the caller holds the migration lock.
 */
public final class LiquibaseRevisions {

    /** Kept here so that its level is: the ledger and our own log say what is run and what failed. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private final Database database;
    private final ClassLoader loader;
    private final String deployment = String.valueOf(System.currentTimeMillis()).substring(3);

    private LiquibaseRevisions(Connection connection, ClassLoader loader) throws LiquibaseException {
        this.loader = loader;
        database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }

    /** Work with revisions, within what Liquibase keeps for the present thread. */
    interface Work {
        void with(LiquibaseRevisions revisions) throws Exception;
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
                work.with(revisions);
            } finally {
                revisions.forget();
            }
        });
    }

    /** What makes the table of marks. */
    String marksTable() {
        return sql(new CreateDatabaseChangeLogTableStatement()).collect(Collectors.joining(";\n"));
    }

    /** What an older Liquibase's table has not; asked of the catalog first, because the statement locks the table even where it has nothing to do. */
    static String marksTableGrown() {
        return """
                DO $$ BEGIN
                  IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('databasechangelog')
                      AND attname IN ('contexts', 'labels', 'deployment_id') AND NOT attisdropped) < 3 THEN
                    ALTER TABLE databasechangelog ADD COLUMN IF NOT EXISTS contexts varchar(255), ADD COLUMN IF NOT EXISTS labels varchar(255),
                      ADD COLUMN IF NOT EXISTS deployment_id varchar(10);
                  END IF;
                END $$""";
    }

    /** As it would run now, and the same whatever the database has. */
    Script script(PlanStep step) {
        RevisionFile file = RevisionFile.of(step.revision(), loader);
        return new Script(file.statements(step.direction()), mark(step, changeSet(file)), step.revision().isTransactional());
    }

    /** One that is set anew is removed first: it may be there, of another text. */
    private String mark(PlanStep step, ChangeSet changeSet) {
        String removed = "DELETE FROM databasechangelog WHERE id = " + literal(changeSet.getId()) + " AND " + AppliedRevision.IS_OURS;
        if (step.isBack()) {
            return removed;
        }
        return step.direction() == Direction.STAMP ? removed + ";\n" + set(changeSet) : set(changeSet);
    }

    /** What Liquibase writes, so that its own tools know the revision too; the order is the database's to count. */
    private String set(ChangeSet changeSet) {
        return """
                INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum, description, comments, labels, liquibase,
                  deployment_id)
                SELECT %s, now(), coalesce(max(orderexecuted), 0) + 1, %s FROM databasechangelog""".formatted(
                literals(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath()),
                literals(ChangeSet.ExecType.EXECUTED.value, changeSet.generateCheckSum(ChecksumVersion.latest()).toString(), changeSet.getDescription(),
                        changeSet.getComments(), changeSet.getLabels().toString(), LiquibaseUtil.getBuildVersion(), deployment));
    }

    private static String literals(String... texts) {
        return Stream.of(texts).map(LiquibaseRevisions::literal).collect(Collectors.joining(", "));
    }

    /** As long as a column takes. */
    private static String literal(String text) {
        String known = text == null ? "" : text;
        return "'" + known.substring(0, Math.min(known.length(), 255)).replace("'", "''") + "'";
    }

    private Stream<String> sql(SqlStatement statement) {
        return Stream.of(SqlGeneratorFactory.getInstance().generateSql(statement, database)).map(sql -> sql.toSql());
    }

    /**
     * As Liquibase's parser makes it, for the checksum is of that; with the labels of the list, which older code reads in the database. The parser itself
     * drops what looks like a comment within literals and bodies, and puts the environment's values in.
     */
    public static ChangeSet changeSet(RevisionFile file) {
        ChangeSet changeSet = new ChangeSet(file.changeSet().id(), file.changeSet().author(), false, false, file.file(), null, null,
                new DatabaseChangeLog(file.file()));
        RawSQLChange change = new RawSQLChange(file.parts().up());
        change.setSplitStatements(!file.attribute("splitStatements").equals(Optional.of("false")));
        change.setStripComments(!file.attribute("stripComments").equals(Optional.of("false")));
        file.attribute("endDelimiter").ifPresent(change::setEndDelimiter);
        changeSet.addChange(change);
        changeSet.setComments(file.parts().remark());
        changeSet.setLabels(new Labels(file.marks().stream().map(Mark::toString).sorted().collect(Collectors.joining(","))));
        return changeSet;
    }

    /** Liquibase keeps a database as long as the application lives. */
    private void forget() {
        Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
    }
}
