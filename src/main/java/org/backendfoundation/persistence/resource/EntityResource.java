package org.backendfoundation.persistence.resource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.command.CommandCall;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.CommandWork;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.header.EntityLinks;
import org.backendfoundation.persistence.header.EntityTags;
import org.backendfoundation.persistence.header.Preconditions;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.idempotency.StoredResponse;
import org.backendfoundation.persistence.list.DeprecatedParameters;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.Embedding;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.ParsedObject;
import org.backendfoundation.persistence.ownlist.OwnList;
import org.backendfoundation.persistence.ownlist.OwnListCall;
import org.backendfoundation.persistence.ownlist.OwnListRequest;
import org.backendfoundation.persistence.ownlist.PathParameters;
import org.backendfoundation.rest.deprecation.Deprecation;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RowFiles;
import org.backendfoundation.role.Roles;
import org.jspecify.annotations.NullMarked;

/**
 * The REST face of one entity type, whole:
 * <pre>{@code
 * @ApplicationScoped
 * @Path("invoices")
 * @RolesAllowed(Roles.CLIENT)
 * public class InvoiceResource extends EntityResource<Invoice> {
 *
 *     public InvoiceResource() {
 *         super(Invoice.class);
 *     }
 * }
 * }</pre>
 * {@code POST} takes an {@code Idempotency-Key}; {@code PUT}, {@code PATCH} (RFC 7396) and {@code DELETE} take {@code If-Match}; lists page
 * by cursor, narrowed and sorted as {@link Listed} says; {@code DELETE} is the soft delete, which an administrator sees by
 * {@code ?include=inactive} and undoes by {@code POST /{id}/restore}. {@code GET /{id}/history} is what happened to it. A subclass that
 * overrides {@link #rows} shows each caller its own rows only.
 */
@PublicApi
@NullMarked
@Produces(MediaType.APPLICATION_JSON)
public abstract class EntityResource<E extends BaseEntity> {

    /** The media type of a patch (RFC 7396). */
    static final String MERGE_PATCH = "application/merge-patch+json";

    /** What follows an id on paths of every entity. */
    static final Set<String> OWN = Set.of("history", "restore");

    static final String CHILDREN = "/{children}";

    private static final String ID = "{id}";
    private static final String HISTORY = "/history";
    /** The cache of one caller may keep rows, and asks by their tag before it gives them again (RFC 9111, section 5.2.2.4). */
    private static final String REVALIDATED = "private, no-cache";

    @Inject
    EntityTransactions calls;

    @Inject
    EntityPages pages;

    @Inject
    EntityPurge purge;

    @Inject
    EntityExport exports;

    @Inject
    EntityBatch batches;

    @Context
    @SuppressWarnings("NullAway.Init") // by the runtime
    UriInfo requested;

    private final Class<E> type;
    private final EntityJson<E> json;
    private final PathParameters path;

    protected EntityResource(Class<E> type) {
        this.type = type;
        this.json = new EntityJson<>(type);
        this.path = PathParameters.of(getClass());
    }

    /**
     * Which rows the actor may see and change; all, unless overridden. It is part of every query, so lists and pages are right too, and
     * what is written must be within it. Rows outside of it are answered as if they did not exist.
     */
    protected Optional<Predicate> rows(CurrentActor actor, CriteriaBuilder builder, Root<E> row) {
        return Optional.empty();
    }

    /**
     * Makes one change, in its transaction: creates, changes, deletes or restores. Whoever overrides this may look at the entity and other
     * rows before and after {@code change.run()}, which writes to the database; what is thrown takes the change back.
     */
    protected void change(EntityManager entityManager, E entity, Runnable change) {
        change.run();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body, @HeaderParam(IdempotentRequest.HEADER) String key, @Context UriInfo uri) {
        ParsedObject sent = json.parse(body, Mode.CREATE);
        return Deprecation.mark(calls.create(scope(), uri, key, body, json::known, entities -> {
            E created = writing().insert(entities, sent);
            return StoredResponse.created(EntityLinks.entity(uri, created), EntityTags.of(created), json.write(created));
        }).response(), sent.deprecations());
    }

    @GET
    public Response list(@Context UriInfo uri) {
        boolean inactive = includesInactive(uri);
        return page(uri, type, calls.read(scope(), inactive, entities -> pages.list(entities, type, uri.getQueryParameters())));
    }

    /** All rows of the list as a file, where the resource says {@link Bulk}. */
    @GET
    @Path("export")
    @Produces({RowFiles.NDJSON, RowFiles.CSV})
    public Response export(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        boolean inactive = includesInactive(uri);
        return Deprecation.mark(exports.response(getClass(), scope(), inactive, new BulkRequest(uri, headers, request)),
                DeprecatedParameters.used(json.metadata(), uri.getQueryParameters()));
    }

    /**
     * Imports rows from a file, where the resource says {@link Bulk}: all or none, or with {@code mode=parts} in parts of a thousand, with
     * an answer for each line. With {@code key} a line changes the row that has its value of that attribute.
     */
    @POST
    @Path("batch")
    @Consumes({RowFiles.NDJSON, RowFiles.CSV})
    @Produces({MediaType.APPLICATION_JSON, RowFiles.NDJSON})
    public Response batch(@HeaderParam(IdempotentRequest.HEADER) String idempotencyKey, @Context UriInfo uri, @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        return batches.response(getClass(), writing(), scope(), idempotencyKey, new BulkRequest(uri, headers, request));
    }

    /** The list of the rows that refer to one, see {@link Listed#children}: what their own list would show of them. */
    @GET
    @Path(ID + CHILDREN)
    public Response children(@PathParam("id") UUID id, @PathParam("children") String children, @Context UriInfo uri) {
        boolean inactive = includesInactive(uri);
        EntityMetadata.Children rows = EntityPages.requireChildren(type, children);
        return page(uri, rows.type(),
                calls.read(scope(), inactive, entities -> pages.children(entities, rows, id, inactive, uri.getQueryParameters())));
    }

    private static Response page(UriInfo uri, Class<?> rows, EntityJson.PageText page) {
        Response.ResponseBuilder response = Response.ok(page.text()).header(HttpHeaders.CACHE_CONTROL, REVALIDATED);
        EntityLinks.link(response, uri, page.next(), page.previous());
        return Deprecation.mark(response.build(), DeprecatedParameters.used(EntityMetadata.forCaller(rows), uri.getQueryParameters()));
    }

    @GET
    @Path(ID)
    public Response read(@PathParam("id") UUID id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Preconditions supposed = Preconditions.of(headers);
        EntityMetadata<E> known = json.metadata();
        ShownParameters shown = ShownParameters.ofRow(known, uri.getQueryParameters());
        boolean inactive = includesInactive(uri);
        Response answer = calls.read(scope(), inactive, entities -> {
            E entity = entities.get(id);
            String tag = EntityTags.of(entity);
            supposed.requireForReading(tag);
            pages.recordRead(entity);
            boolean isRowAlone = shown.expansions().isEmpty();
            // the tag says nothing of the roles that the caller had when it read the row
            if (isRowAlone && supposed.isKnown(tag) && !known.hasRoles()) {
                return StoredResponse.notModified(tag);
            }
            Embedding embedding = pages.embedding(entities.session(), type, List.of(entity), shown.expansions());
            // the tag says nothing of the rows that are embedded
            return StoredResponse.ok(isRowAlone ? tag : null, json.write(entity, embedding, shown));
        }).builder().header(HttpHeaders.CACHE_CONTROL, REVALIDATED).build();
        return Deprecation.mark(answer, DeprecatedParameters.used(known, uri.getQueryParameters()));
    }

    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(@PathParam("id") UUID id, byte[] body, @Context HttpHeaders headers) {
        return change(id, body, headers, Mode.REPLACE);
    }

    @PATCH
    @Path(ID)
    @Consumes(MERGE_PATCH)
    public Response merge(@PathParam("id") UUID id, byte[] body, @Context HttpHeaders headers) {
        return change(id, body, headers, Mode.MERGE);
    }

    @DELETE
    @Path(ID)
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return calls.change(scope(), id, Preconditions.of(headers), (entities, entity) -> {
            change(entities.session(), entity, () -> entities.softDelete(entity));
            return StoredResponse.noContent();
        }).response();
    }

    @POST
    @Path(ID + "/restore")
    public Response restore(@PathParam("id") UUID id) {
        return calls.restore(scope(), id, (entities, deleted) -> {
            change(entities.session(), deleted, () -> entities.restore(deleted));
            return StoredResponse.ok(EntityTags.of(deleted), json.write(deleted));
        }).response();
    }

    /** The history of a row that the caller may see; administrators also see that of deleted and purged rows. */
    @GET
    @Path(ID + HISTORY)
    public Response history(@PathParam("id") UUID id, @Context UriInfo uri) {
        EntityHistory.Page page = calls.history(scope(), id, uri.getQueryParameters());
        return EntityLinks.link(Response.ok(page.text()), uri, page.next(), page.previous()).build();
    }

    /**
     * Removes for good what was deleted softly before a time: an administrator's deliberate act, which nothing undoes. Rows to which others
     * refer stay, and are counted.
     */
    @POST
    @Path("purge")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public PurgeOrder.Purged purge(@Valid @NotNull PurgeOrder order) {
        return RequestContext.current().because(order.reason()).call(() -> purge.purge(type, order.deletedBefore()));
    }

    /**
     * Runs a method with {@link EntityCommand} on the row that its path names: once for each {@code Idempotency-Key}, on the state that
     * {@code If-Match} names, in one transaction, within {@link #change}.
     *
     * @return the row as it is then, with its tag
     */
    protected Response command(CommandRequest request, CommandWork<E> work) {
        return calls.command(scope(), CommandCall.of(request), json::known, (entities, entity) -> {
            change(entities.session(), entity, () -> entities.update(entity, found -> work.run(calls.rows(entities.session()), found)));
            return StoredResponse.ok(EntityTags.of(entity), json.write(entity));
        }).response();
    }

    /**
     * Answers a method with {@link OwnList}: a page of the rows of its condition, by the parameters that every list has, within
     * {@link #rows}.
     *
     * @param values of the parameters of the condition, by their names
     */
    protected Response list(OwnListRequest request, Map<String, ?> values) {
        OwnListCall call = OwnListCall.of(request, type, values);
        boolean inactive = includesInactive(call.uri());
        return page(call.uri(), call.type(), calls.read(scope(), inactive, entities -> pages.own(entities, type, call, inactive)));
    }

    /**
     * A parameter of the path of this resource, such as {@code city} of {@code @Path("places/{city}/orders")}, for {@link #rows}. Empty
     * where rows are read for a request of another resource, as to embed them or to refer to them.
     */
    protected Optional<String> pathParameter(String name) {
        return path.find(name);
    }

    private Response change(UUID id, byte[] body, HttpHeaders headers, Mode mode) {
        ParsedObject sent = json.parse(body, mode);
        return Deprecation.mark(calls.change(scope(), id, Preconditions.of(headers), (entities, entity) -> {
            writing().apply(entities, entity, sent, mode);
            return StoredResponse.ok(EntityTags.of(entity), json.write(entity));
        }).response(), sent.deprecations());
    }

    private BodyWriting<E> writing() {
        return new BodyWriting<>(this, json, calls);
    }

    private EntityTransactions.Scope<E> scope() {
        Map<String, List<String>> parameters = path.in(requested);
        return new EntityTransactions.Scope<>(type,
                (builder, row) -> path.during(parameters, () -> rows(calls.actor(), builder, row)));
    }

    private boolean includesInactive(UriInfo uri) {
        String include = uri.getQueryParameters().getFirst(ListQueryParser.INCLUDE);
        if (include == null) {
            return false;
        }
        ListQueryParser.requireInactive(include);
        calls.requireAdministrator();
        return true;
    }
}
