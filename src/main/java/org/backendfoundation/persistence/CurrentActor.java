package org.backendfoundation.persistence;

import java.util.UUID;

/** The actor of the current thread, which {@code security} implements. There is always one: without a caller it is the system. */
public interface CurrentActor {

    UUID id();

    String name();

    boolean hasRole(String role);
}
