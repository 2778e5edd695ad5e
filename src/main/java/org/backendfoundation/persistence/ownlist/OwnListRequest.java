package org.backendfoundation.persistence.ownlist;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What every list takes from its request. A method with {@link OwnList} has it as {@code @BeanParam OwnListRequest request}. */
@PublicApi
@NullMarked
public class OwnListRequest {

    @PathParam("id")
    @Nullable
    UUID id;

    @Context
    @Nullable
    UriInfo uri;

    @Context
    @Nullable
    ResourceInfo resource;
}
