package org.backendfoundation.persistence.header;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * The state that a request requires of an entity, in the order of RFC 9110, section 13.2.2.
 *
 * @param match     {@code If-Match}: the entity must have one of these tags
 * @param noneMatch {@code If-None-Match}: the entity must have none of these tags
 */
public record Preconditions(Optional<EntityTags> match, Optional<EntityTags> noneMatch) {

    /** @throws ProblemException {@code INVALID_ENTITY_TAG} */
    public static Preconditions of(HttpHeaders headers) {
        return new Preconditions(tags(HttpHeaders.IF_MATCH, headers), tags(HttpHeaders.IF_NONE_MATCH, headers));
    }

    private static Optional<EntityTags> tags(String header, HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(header);
        return lines == null || lines.isEmpty() ? Optional.empty() : Optional.of(EntityTags.parse(header, lines));
    }

    /** @throws ProblemException {@code PRECONDITION_FAILED} */
    public void requireForReading(String tag) {
        if (match.isPresent() && !match.get().isMatch(tag)) {
            throw failed(tag);
        }
    }

    /** @throws ProblemException {@code PRECONDITION_FAILED} */
    public void requireForChange(String tag) {
        requireForReading(tag);
        if (isKnown(tag)) {
            throw failed(tag);
        }
    }

    /** Whether the caller already has the current state. */
    public boolean isKnown(String tag) {
        return noneMatch.isPresent() && noneMatch.get().isMatch(tag);
    }

    /**
     * Of what is not there yet.
     *
     * @throws ProblemException {@code PRECONDITION_FAILED}
     */
    public void requireForMaking() {
        if (match.isPresent()) {
            throw new ProblemException(PersistenceError.PRECONDITION_FAILED, "There is none any more; read it again, then decide.");
        }
    }

    private static ProblemException failed(String tag) {
        return new ProblemException(PersistenceError.PRECONDITION_FAILED, "It is now at " + tag + "; read it again, then decide.");
    }
}
