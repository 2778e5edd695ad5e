package org.backendfoundation.persistence;

import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** The actor of the current thread, which {@code security} implements. There is always one: without a caller it is the system. */
@PublicApi
@NullMarked
public interface CurrentActor {

    UUID id();

    String name();

    boolean hasRole(String role);
}
