package org.backendfoundation.migration.node;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.lock.LockView;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.MigrationResult;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.Schema;
import org.backendfoundation.migration.plan.SchemaHold;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.run.Drift;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schema's revisions and their runs, for operators; commands that change the schema, for administrators. */
@ServedWithoutDatabase
@Path("migrations")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "migrations")
public class MigrationsResource {

    private static final int MAX_REASON = 500;
    private static final String HEAD = "head";
    private static final String SQL = "application/sql";
    private static final String ANSWERS = "Answers once it is done; the command runs to its end even if the caller disconnects.";

    @Inject
    Migrations migrations;

    @Inject
    SchemaAccess access;

    @Inject
    Revisions revisions;

    @Inject
    MigrationCommands commands;

    @Inject
    SchemaDrift drift;

    @Inject
    SessionFactory sessions;

    @GET
    @Operation(summary = "The schema's state, and every revision with its state, in the order of the change log")
    public MigrationsView list() {
        return new MigrationsView(schema(), revisions.all());
    }

    @GET
    @Path("current")
    @Operation(summary = "The revision of the schema, and the one that this build needs")
    public SchemaView current() {
        return schema();
    }

    @GET
    @Path("history")
    @Operation(summary = "The ledger of runs, oldest first")
    public HistoryView history() {
        List<Run> runs = revisions.runs();
        return new HistoryView(isChronological(runs), runs);
    }

    @GET
    @Path("lock")
    @Operation(summary = "Who holds the migration lock, what the migration is doing, its progress, and who blocks it")
    public LockView lock() {
        return revisions.lock();
    }

    @DELETE
    @Path("lock")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Take the migration lock over: end the sessions of whoever holds it, and roll back what they have not committed")
    public TakenView takeOver(@QueryParam("reason") @NotBlank @Size(max = MAX_REASON) String reason) {
        return new TakenView(commands.takeOver(reason));
    }

    @POST
    @Path("upgrade")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Apply the pending revisions up to a revision, or all",
            description = "The schema is held there, unless that is the head. " + ANSWERS)
    public CompletionStage<MovedView> upgrade(@Valid @NotNull UpgradeBody body) {
        return answer(() -> commands.upgrade(body.to() == null ? HEAD : body.to(), body.reason()));
    }

    @POST
    @Path("downgrade")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Roll back the revisions after a revision, or those that one deployment applied",
            description = "The schema is held there: nodes do not upgrade it by "
                    + "themselves. Refused where a revision is irreversible, and, unless forced, while other nodes are connected. "
                    + ANSWERS)
    public CompletionStage<MovedView> downgrade(@Valid @NotNull DowngradeBody body) {
        if ((body.to() == null) == (body.deployment() == null)) {
            throw new ProblemException(MigrationError.TARGET_UNKNOWN, "Name the target by either \"to\" or \"deployment\"");
        }
        boolean force = Boolean.TRUE.equals(body.force());
        return answer(() -> body.to() == null ? commands.downgrade(body.deployment(), body.reason(), force)
                : commands.downgrade(body.to(), body.reason(), force));
    }

    @POST
    @Path("stamp")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record that the schema is at a revision, without running SQL",
            description = "For a database that other tools migrated. Removes a hold. "
                    + "The foundation's own revisions are recorded only where their tables exist; base removes all revisions, the foundation's as well.")
    public CompletionStage<MovedView> stamp(@Valid @NotNull StampBody body) {
        return answer(() -> commands.stamp(body.to(), body.reason()));
    }

    @GET
    @Path("drift")
    @Operation(summary = "Compare the schema, object by object, with what the migrations left")
    public Drift drift() {
        return drift.compareNow();
    }

    @GET
    @Path("sql")
    @Produces(SQL)
    @Operation(summary = "The SQL that a command would run, as a script for psql; this runs nothing",
            description = "'direction' is upgrade (default) or downgrade; 'to' is as for those, by default head or -1.")
    public String sql(@QueryParam("direction") @Pattern(regexp = "upgrade|downgrade") String direction, @QueryParam("to") String to) {
        boolean isDowngrade = "downgrade".equals(direction);
        return revisions.sql(comparison -> isDowngrade ? MigrationPlan.downgrade(comparison, to == null ? "-1" : to)
                : MigrationPlan.upgrade(comparison, to == null ? HEAD : to));
    }

    @GET
    @Path("{revision}")
    @Operation(summary = "One revision, by its id, a unique beginning of the id, its whole name, or head")
    public RevisionView one(@PathParam("revision") String revision) {
        return revisions.find(revision);
    }

    private CompletionStage<MovedView> answer(Supplier<MigrationResult> command) {
        return sessions.runLong(command).thenApply(this::toView);
    }

    private SchemaView schema() {
        Schema schema = migrations.schema();
        ProblemException reason = migrations.reason().orElse(null);
        String current = schema.comparison() == null ? null : schema.comparison().currentId().orElse(null);
        return new SchemaView(schema.state().name(), migrations.mode().toString(), current,
                access.changeLog().head().map(Revision::id).orElse(null),
                schema.comparison() == null ? null : schema.comparison().hold().orElse(null),
                reason == null ? null : reason.code().name(), reason == null ? null : reason.getMessage(), schema.at());
    }

    private MovedView toView(MigrationResult result) {
        return new MovedView(result.deploymentId(), result.revision(), result.comparison().hold().orElse(null),
                revisions.runs(result.deploymentId()));
    }

    private static boolean isChronological(List<Run> runs) {
        return IntStream.range(1, runs.size()).noneMatch(i -> runs.get(i).startedAt().isBefore(runs.get(i - 1).startedAt()));
    }

    /**
     * The schema of this node's database.
     *
     * @param schemaState    a {@link org.backendfoundation.migration.plan.SchemaState}
     * @param alembicVersion id of the revision applied last; null where none is applied, or it is not known now
     * @param head           id of the newest revision of this build
     * @param hold           null unless somebody holds the schema at another revision than the head
     * @param at             when this node last checked the schema
     */
    public record SchemaView(String schemaState, String mode, String alembicVersion, String head, SchemaHold hold, String code,
            String reason, OffsetDateTime at) {
    }

    /** The schema and its revisions. */
    public record MigrationsView(SchemaView schema, List<RevisionView> items) {
    }

    /** @param isChronological whether each run began after the run before it */
    public record HistoryView(boolean isChronological, List<Run> migrationHistory) {
    }

    /** @param ended who held the lock */
    public record TakenView(LockHolder ended) {
    }

    /** @param to a revision's id or name, {@code head} or {@code +1}; null for head */
    public record UpgradeBody(String to, @NotBlank @Size(max = MAX_REASON) String reason) {
    }

    /**
     * The body of a downgrade.
     *
     * @param to         a revision's id or name, {@code base} or {@code -1}
     * @param deployment instead of {@code to}: the deployment that is rolled back completely
     * @param force      also while other nodes are connected; null for false
     */
    public record DowngradeBody(String to, UUID deployment, Boolean force, @NotBlank @Size(max = MAX_REASON) String reason) {
    }

    /** @param to a revision's id or name, {@code head} or {@code base} */
    public record StampBody(@NotBlank String to, @NotBlank @Size(max = MAX_REASON) String reason) {
    }

    /**
     * The result of a command.
     *
     * @param revision the revision that the schema is at now, or {@code base}
     * @param hold     null unless the schema is held there
     * @param runs     the runs of this command, in the order in which they began
     */
    public record MovedView(UUID deploymentId, String revision, SchemaHold hold, List<Run> runs) {
    }
}
