package org.backendfoundation.migration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.backendfoundation.configuration.Roles;
import org.backendfoundation.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schema's revisions and how they were run, for operators. */
@Path("migrations")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "migrations")
public class MigrationsResource {

    @Inject
    Migrations migrations;

    @Inject
    Revisions revisions;

    @GET
    @Operation(summary = "The schema's state and every revision with its own, in the order of the change log")
    public MigrationsView list() {
        return new MigrationsView(schema(), revisions.all());
    }

    @GET
    @Path("current")
    @Operation(summary = "The revision that the schema is at, and the one that this build wants")
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
    @Operation(summary = "Who holds the migration lock")
    public LockView lock() {
        return revisions.lockHolder().map(holder -> new LockView(true, holder)).orElseGet(() -> new LockView(false, null));
    }

    @GET
    @Path("{revision}")
    @Operation(summary = "One revision, by its id or its whole name")
    public RevisionView one(@PathParam("revision") String revision) {
        return revisions.one(revision);
    }

    private SchemaView schema() {
        Schema schema = migrations.schema();
        ProblemException reason = migrations.obstacle().orElse(null);
        String current = schema.comparison() == null ? null : schema.comparison().currentId().orElse(null);
        return new SchemaView(schema.state().name(), migrations.mode().toString(), current,
                migrations.changeLog().head().map(Revision::id).orElse(null),
                reason == null ? null : reason.code().name(), reason == null ? null : reason.getMessage(), schema.at());
    }

    private static boolean isChronological(List<Run> runs) {
        return IntStream.range(1, runs.size()).noneMatch(i -> runs.get(i).startedAt().isBefore(runs.get(i - 1).startedAt()));
    }

    /**
     * @param current id of the revision applied last; null where none is, or it is not known now
     * @param head    id of the newest revision of this build
     * @param at      when the schema was looked at
     */
    public record SchemaView(String state, String mode, String current, String head, String code, String reason, OffsetDateTime at) {
    }

    /** The schema and its revisions. */
    public record MigrationsView(SchemaView schema, List<RevisionView> items) {
    }

    /** @param isChronological whether no run began before the one before it */
    public record HistoryView(boolean isChronological, List<Run> items) {
    }

    /** @param holder null unless held */
    public record LockView(boolean isHeld, LockHolder holder) {
    }
}
