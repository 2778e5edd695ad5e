package org.backendfoundation.console;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.backendfoundation.security.credential.SessionSecret;

/**
 * A link that logs in once.
 *
 * @param path as callers see it, from the host on; the code follows {@code #}, which browsers do not send
 */
public record SessionLink(@NotNull String code, @NotNull String path, @NotNull OffsetDateTime endsAt) {

    private static final String PAGE = "/admin/#link=";

    static SessionLink of(String contextPath, SessionSecret code, OffsetDateTime endsAt) {
        return new SessionLink(code.text(), contextPath + PAGE + code.text(), endsAt);
    }

    @Override
    public String toString() {
        return "link until " + endsAt;
    }
}
