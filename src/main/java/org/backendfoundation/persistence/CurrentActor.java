package org.backendfoundation.persistence;

import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;

/** Who acts on the present thread: a seam that {@code security} answers. There is always somebody, if only the system itself. */
@PublicApi
public interface CurrentActor {

    UUID id();

    String name();

    boolean hasRole(String role);
}
