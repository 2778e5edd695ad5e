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
import org.backendfoundation.migration.plan.MigrationOrder;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.ApplicationPrivileges;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.problem.ProblemException;

/** How this node reaches the schema, and as whom: by the owner where the server has its data source, by the application's role otherwise. */
@ApplicationScoped
class SchemaAccess {

    private static final String CLASSES = "/WEB-INF/classes/";

    @Inject
    @FoundationDataSource
    DataSource application;

    @Inject
    ApplicationConfiguration configuration;

    private final HeldLock held = new HeldLock();
    private volatile ChangeLog changeLog;
    private ClassLoader loader;

    @PostConstruct
    void read() {
        loader = Thread.currentThread().getContextClassLoader();
        changeLog = ChangeLog.read(loader);
    }

    /** Files that no list names are seen once the web application is there, which may be after the first look at the schema. */
    void deployed(@Observes @Initialized(ApplicationScoped.class) Object context) {
        if (context instanceof ServletContext web) {
            Set<String> present = web.getResourcePaths(CLASSES + ChangeLog.DIRECTORY);
            changeLog = ChangeLog.read(loader, present == null ? List.of() : present.stream().map(path -> path.substring(CLASSES.length())).toList());
        }
    }

    ChangeLog changeLog() {
        return changeLog;
    }

    HeldLock held() {
        return held;
    }

    ClassLoader loader() {
        return loader;
    }

    /** @throws ProblemException OWNER_MISSING where the server lacks the data source of the owner that is configured */
    SchemaMigration migration() throws SQLException {
        Optional<DataSource> owner = OwnerDataSource.find();
        Optional<ApplicationPrivileges> privileges = owner.isPresent() ? Optional.of(ApplicationPrivileges.of(application)) : Optional.empty();
        return new SchemaMigration(migrating(), changeLog, loader, Identifiers::next, privileges, held);
    }

    /** Which may own the schema as well. */
    String applicationRole() throws SQLException {
        return ApplicationPrivileges.of(application).role();
    }

    /** As who migrates, and sees all of whoever else does; looked up each time, because a server may be without. */
    DataSource migrating() {
        Optional<DataSource> owner = OwnerDataSource.find();
        if (owner.isEmpty() && configuration.find(DatabaseAccess.OWNER_USER).isPresent()) {
            throw new ProblemException(MigrationError.OWNER_MISSING, "database_owner_user is given, and the server has no data source "
                    + OwnerDataSource.NAME + "; run its configure with DATABASE_OWNER_USER");
        }
        return owner.orElse(application);
    }

    /** Names by which other nodes use this database; asked as the application's role, to which their sessions belong as well. */
    List<OtherNode> otherNodes() throws SQLException {
        try (Connection connection = application.getConnection()) {
            return OtherNode.find(connection);
        }
    }

    MigrationLimits limits() {
        return new MigrationLimits(configuration.value(MigrationSettings.LOCK_PATIENCE), configuration.value(MigrationSettings.LOCK_TIMEOUT),
                configuration.value(MigrationSettings.STATEMENT_TIMEOUT));
    }

    MigrationOrder order(String actor, String reason, Consumer<PlanStep> progress) {
        return new MigrationOrder(Identifiers.next(), actor, configuration.value(ApplicationSettings.NODE_NAME), build(), reason, progress);
    }

    /** The application by the name that the server gives it, and by what its change log says. */
    private String build() {
        return name() + "@" + changeLog.digest();
    }

    private static String name() {
        try {
            return InitialContext.doLookup("java:app/AppName");
        } catch (NamingException unnamed) {
            return "application";
        }
    }
}
