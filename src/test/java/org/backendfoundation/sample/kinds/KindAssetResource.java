package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** An asset; each kind has a table of its own, over REST. */
@ApplicationScoped
@Path("kind-assets")
@RolesAllowed(Roles.CLIENT)
public class KindAssetResource extends EntityResource<KindAsset> {

    public KindAssetResource() {
        super(KindAsset.class);
    }
}
