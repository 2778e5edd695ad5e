package org.backendfoundation.persistence.file;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.header.Preconditions;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.request.ConnectionAbort;
import org.backendfoundation.rest.request.FileContent;
import org.backendfoundation.rest.request.SecurityHeadersFilter;
import org.jspecify.annotations.NullMarked;

/**
 * A file that belongs to each row of an entity, whole:
 * <pre>{@code
 * @ApplicationScoped
 * @Path("orders/{id}/document")
 * @RolesAllowed(Roles.CLIENT)
 * public class OrderDocumentResource extends EntityFileResource<CustomerOrder> {
 *
 *     public OrderDocumentResource() {
 *         super(CustomerOrder.class);
 *     }
 * }
 * }</pre>
 * Its roles are those of this class; its rows those that the resources of the entity let the caller read. The path ends with the id of the
 * row and the name of the file. {@code @Consumes} on the class says which media types it takes; all, unless said.
 */
@PublicApi
@NullMarked
public abstract class EntityFileResource<E extends BaseEntity> {

    /** The cache of one caller may keep a file, and asks by its tag before it gives it again. */
    private static final String REVALIDATED = "private, no-cache";

    @Inject
    FileTransfers transfers;

    private final Class<E> type;
    private final String name;

    protected EntityFileResource(Class<E> type) {
        this.type = type;
        this.name = FileResources.name(getClass()).orElse("");
    }

    /** Stores the file, or replaces it; one that breaks off leaves what was there. */
    @PUT
    @FileContent
    @Produces(MediaType.APPLICATION_JSON)
    public Response put(@BeanParam FileRequest request) {
        FileTransfers.Stored stored = transfers.store(place(request), request);
        return Response.status(stored.isNew() ? Response.Status.CREATED : Response.Status.OK).header(HttpHeaders.ETAG, stored.file().tag())
                .header(ExpectedDigest.HEADER, stored.file().digest()).entity(stored.file().description().toString()).build();
    }

    /** The file, or the part of it that {@code Range} asks for. A browser saves it and shows nothing of it. */
    @GET
    @FileContent
    public Response get(@BeanParam FileRequest request) {
        Preconditions supposed = Preconditions.of(request.headers);
        StoredFile file = transfers.find(place(request), includesInactive(request));
        supposed.requireForReading(file.tag());
        if (supposed.isKnown(file.tag())) {
            return Response.notModified().header(HttpHeaders.ETAG, file.tag()).header(HttpHeaders.CACHE_CONTROL, REVALIDATED).build();
        }
        ByteRange whole = ByteRange.whole(file.size());
        ByteRange part = request.range == null || request.ifRange != null && !request.ifRange.equals(file.tag()) ? whole
                : ByteRange.parse(request.range, file.size()).orElse(whole);
        if (part.isEmpty() && !part.equals(whole)) {
            return Response.fromResponse(Problems.response(request.servletRequest, Problem.of(416)))
                    .header("Content-Range", part.field(file.size())).build();
        }
        StreamingOutput content = out -> ConnectionAbort.onFailure(request.servletRequest, () -> transfers.send(file, part, out));
        Response.ResponseBuilder answer = Response.status(part.equals(whole) ? 200 : 206).entity(content)
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType()).header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(file.fileName().orElse(name)))
                .header(HttpHeaders.ETAG, file.tag()).header(ExpectedDigest.HEADER, file.digest()).header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, REVALIDATED)
                .header("Content-Security-Policy", SecurityHeadersFilter.policy(false) + "; sandbox");
        return (part.equals(whole) ? answer : answer.header("Content-Range", part.field(file.size()))).build();
    }

    @DELETE
    public Response delete(@BeanParam FileRequest request) {
        transfers.remove(place(request), request);
        return Response.noContent().build();
    }

    private FileTransfers.Place<E> place(FileRequest request) {
        return new FileTransfers.Place<>(type, name, request.id);
    }

    private boolean includesInactive(FileRequest request) {
        if (request.include == null) {
            return false;
        }
        ListQueryParser.requireInactive(request.include);
        transfers.requireAdministrator();
        return true;
    }
}
