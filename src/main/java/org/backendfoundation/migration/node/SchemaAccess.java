package org.backendfoundation.migration.node;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.migration.lock.HeldLock;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.ApplicationPrivileges;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.problem.ProblemException;

/** This node's access to the schema: as the owner where the server has the owner's data source, otherwise as the application's role. */
@ApplicationScoped
class SchemaAccess {

    private static final String CLASSES = "/WEB-INF/classes/";

    @Inject
    @FoundationDataSource
    DataSource application;

    @Inject
    ApplicationConfiguration configuration;

    private final HeldLock heldLock = new HeldLock();
    private volatile ChangeLog changeLog;
    private ClassLoader loader;

    @PostConstruct
    void readChangeLog() {
        loader = Thread.currentThread().getContextClassLoader();
        changeLog = ChangeLog.read(loader);
    }

    /**
     * Lists the files that no change log lists. They are visible once the web application has started, which may be after the first check
     * of the schema.
     */
    void readUnlistedFiles(@Observes @Initialized(ApplicationScoped.class) Object context) {
        if (context instanceof ServletContext web) {
            Set<String> present = web.getResourcePaths(CLASSES + ChangeLog.DIRECTORY);
            changeLog = ChangeLog.read(loader,
                    present == null ? List.of() : present.stream().map(path -> path.substring(CLASSES.length())).toList());
        }
    }

    ChangeLog changeLog() {
        return changeLog;
    }

    HeldLock heldLock() {
        return heldLock;
    }

    ClassLoader loader() {
        return loader;
    }

    /** @throws ProblemException OWNER_MISSING where the server lacks the configured owner's data source; OWNER_ELSEWHERE */
    SchemaMigration migration() throws SQLException {
        Optional<DataSource> owner = OwnerDataSource.find();
        if (owner.isPresent() && configuration.find(DatabaseAccess.OWNER_URL).isPresent()) {
            OwnerDataSource.requireSameDatabase(owner.get(), application);
        }
        Optional<ApplicationPrivileges> privileges = owner.isPresent() ? Optional.of(ApplicationPrivileges.of(application))
                : Optional.empty();
        return new SchemaMigration(migrationDataSource(), changeLog, loader, Identifiers::next, privileges, heldLock);
    }

    /** The application's role, which may also own the schema. */
    String applicationRole() throws SQLException {
        return ApplicationPrivileges.of(application).role();
    }

    /** The data source of the migrating role. It is looked up each time, because a server may have no owner's data source. */
    DataSource migrationDataSource() {
        Optional<DataSource> owner = OwnerDataSource.find();
        if (owner.isEmpty() && configuration.find(DatabaseAccess.OWNER_USER).isPresent()) {
            throw new ProblemException(MigrationError.OWNER_MISSING, "database_owner_user is given, and the server has no data source "
                    + OwnerDataSource.NAME + "; run its configure with DATABASE_OWNER_USER");
        }
        return owner.orElse(application);
    }

    /** The other nodes that use this database, as the application's role sees them: their sessions belong to that role, too. */
    List<OtherNode> otherNodes() throws SQLException {
        try (Connection connection = application.getConnection()) {
            return OtherNode.find(connection);
        }
    }

    MigrationLimits limits() {
        return new MigrationLimits(configuration.value(MigrationSettings.LOCK_PATIENCE),
                configuration.value(MigrationSettings.LOCK_TIMEOUT),
                configuration.value(MigrationSettings.STATEMENT_TIMEOUT));
    }

    MigrationCommand command(String actor, String reason, Consumer<PlanStep> progress) {
        return new MigrationCommand(Identifiers.next(), actor, configuration.value(ApplicationSettings.NODE_NAME), build(), reason,
                progress);
    }

    /** The application's name on this server, and the digest of its change log. */
    private String build() {
        return applicationName() + "@" + changeLog.digest();
    }

    private static String applicationName() {
        try {
            return InitialContext.doLookup("java:app/AppName");
        } catch (NamingException failure) {
            return "application";
        }
    }
}
