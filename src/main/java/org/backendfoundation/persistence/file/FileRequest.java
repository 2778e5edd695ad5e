package org.backendfoundation.persistence.file;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What the methods of an {@link EntityFileResource} take from their request. */
@PublicApi
@NullMarked
public class FileRequest {

    @PathParam("id")
    @Nullable
    UUID id;

    /** How the file shall be called where it is saved. */
    @QueryParam("file_name")
    @Nullable
    String fileName;

    @QueryParam("include")
    @Nullable
    String include;

    @HeaderParam("Range")
    @Nullable
    String range;

    @HeaderParam("If-Range")
    @Nullable
    String ifRange;

    /** As RFC 9530 has it. */
    @HeaderParam("Repr-Digest")
    @Nullable
    String digest;

    @Context
    @Nullable
    HttpHeaders headers;

    @Context
    @Nullable
    HttpServletRequest servletRequest;
}
