package org.backendfoundation.persistence.resource;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.SensitiveReads;
import org.backendfoundation.problem.ProblemException;

/**
 * Records who reads rows of entities with {@link SensitiveReads}, in the transaction of this thread; {@code audit} implements it. A failure
 * is a {@link ProblemException}, and refuses the read.
 */
public interface EntityReads {

    void recordRow(Class<?> entity, UUID id);

    void recordHistory(Class<?> entity, UUID id);

    /** @param query its parameters, as the caller sent them */
    void recordList(Class<?> entity, Map<String, List<String>> query, List<UUID> ids);
}
