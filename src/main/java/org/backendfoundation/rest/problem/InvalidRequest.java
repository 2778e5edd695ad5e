package org.backendfoundation.rest.problem;

import java.util.List;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.jspecify.annotations.NullMarked;

/**
 * Refuses a request as broken constraints do, for a rule that needs other rows or the time:
 * <pre>{@code
 * Room room = rows.of(Room.class).find(move.roomId())
 *         .orElseThrow(() -> InvalidRequest.because(new Violation("/room_id", "reference", "There is no such room.")));
 * }</pre>
 */
@PublicApi
@NullMarked
public final class InvalidRequest {

    private InvalidRequest() {
    }

    /** @return what to throw; its code is {@code VALIDATION_FAILED} */
    public static ProblemException because(Violation... violations) {
        return because(List.of(violations));
    }

    /** @return what to throw, with all of them; its code is {@code VALIDATION_FAILED} */
    public static ProblemException because(List<Violation> violations) {
        return new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", violations);
    }
}
