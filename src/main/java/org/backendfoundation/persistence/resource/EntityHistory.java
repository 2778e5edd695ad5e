package org.backendfoundation.persistence.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.problem.ProblemException;

/** The history of a row, which {@code audit} implements. */
public interface EntityHistory {

    /** The name of a page in {@code /openapi}. */
    String SCHEMA = "AuditEntryPage";

    /**
     * Entries, newest first, whether the row is still there or not.
     *
     * @param entity     the class of the row's entity, or one above it
     * @param parameters {@code limit} and {@code cursor}, nothing else
     * @throws ProblemException {@code VALIDATION_FAILED} or {@code INVALID_CURSOR}
     */
    Page of(Class<?> entity, String entityId, Map<String, List<String>> parameters);

    /**
     * @param text     as JSON, with both cursors
     * @param next     the cursor of older entries
     * @param previous the cursor of newer ones
     */
    record Page(String text, boolean isEmpty, Optional<String> next, Optional<String> previous) {
    }
}
