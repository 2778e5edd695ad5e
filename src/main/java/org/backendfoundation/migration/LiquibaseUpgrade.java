package org.backendfoundation.migration;

import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs pending revisions by Liquibase. The one class that loads it; the caller holds the lock. */
final class LiquibaseUpgrade {

    /** Kept here so that its level is: the ledger and our own log say what is run and what failed. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private final ChangeLog changeLog;
    private final ClassLoader loader;
    private final RunLedger ledger;
    private final Supplier<UUID> ids;

    LiquibaseUpgrade(ChangeLog changeLog, ClassLoader loader, RunLedger ledger, Supplier<UUID> ids) {
        this.changeLog = changeLog;
        this.loader = loader;
        this.ledger = ledger;
        this.ids = ids;
    }

    /** @throws Exception whatever Liquibase throws; the failed revision is rolled back and in the ledger */
    void run(Connection connection, UpgradeOrder order) throws Exception {
        Map<String, Object> scope = Map.of(
                AnalyticsArgs.ENABLED.getKey(), false,
                Scope.Attr.ui.name(), new LoggerUIService(),
                Scope.Attr.classLoader.name(), loader,
                Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor(loader));
        LIQUIBASE_LOG.setLevel(Level.OFF);
        Scope.child(scope, () -> update(new WholeRevisionConnection(connection), order));
    }

    private void update(WholeRevisionConnection connection, UpgradeOrder order) throws LiquibaseException {
        Map<String, Revision> revisions = changeLog.revisions().stream().collect(Collectors.toMap(Revision::id, Function.identity()));
        ResourceAccessor resources = Scope.getCurrentScope().getResourceAccessor();
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
        Liquibase liquibase = new Liquibase(listed(resources, database), resources, database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setChangeExecListener(new LedgerListener(connection, ledger, revisions, order, ids));
        liquibase.update(new Contexts(), new LabelExpression());
    }

    /** Our own reading of the change log is the one that counts: the same order, and no second look for its files. */
    private DatabaseChangeLog listed(ResourceAccessor resources, Database database) throws LiquibaseException {
        DatabaseChangeLog listed = new DatabaseChangeLog(ChangeLog.ROOT);
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        for (Revision revision : changeLog.revisions()) {
            ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(revision.file(), resources);
            parser.parse(revision.file(), parameters, resources).getChangeSets().forEach(listed::addChangeSet);
        }
        return listed;
    }
}
