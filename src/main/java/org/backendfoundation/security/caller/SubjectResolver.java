package org.backendfoundation.security.caller;

import java.util.Set;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * Knows who the subjects of verified tokens are here. The room {@code actor} answers as a bean, and makes a subject an actor on first
 * sight; while no bean answers, no token counts.
 */
@PublicApi
@NullMarked
public interface SubjectResolver {

    /**
     * Called for every request with a token: an answer that needs a query should be remembered for a second or so.
     *
     * @throws org.backendfoundation.problem.ProblemException of kind {@code UNAVAILABLE} where that cannot be found out now
     */
    KnownSubject resolve(TokenSubject subject);

    /**
     * What a token says, after it was verified.
     *
     * @param subject unique for its issuer, at most 255 characters
     * @param name    as the token has it ({@code name} or {@code preferred_username}); the subject where none of them is a
     *                {@link ReadableName}. Neither unique nor to be trusted
     * @param roles   the known ones of those it lists
     */
    record TokenSubject(String issuer, String subject, String name, Set<String> roles) {
    }

    /** @param isActive false where the actor was deactivated here: its tokens do not count, whatever their issuer says */
    record KnownSubject(UUID id, String name, boolean isActive) {
    }
}
