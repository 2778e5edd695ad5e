package org.backendfoundation.console;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.credential.SessionSecret;

/**
 * A session as the console sees it.
 *
 * @param csrfToken the console sends it back as {@code X-CSRF-Token} with each request that changes something
 * @param endsAt    when it ends at the latest; without use it ends {@code idle_timeout_seconds} after its last use
 */
public record SessionView(@NotNull String csrfToken, @NotNull SessionActor actor, @NotNull List<String> roles,
        @NotNull String authentication,
        long idleTimeoutSeconds, @NotNull OffsetDateTime endsAt) {

    /** Who logged in. */
    public record SessionActor(@NotNull UUID id, @NotNull String name) {
    }

    static SessionView of(SessionSecret secret, Caller caller, Duration idle) {
        return new SessionView(secret.csrfToken(), new SessionActor(caller.id(), caller.name()), caller.roles().stream().sorted().toList(),
                caller.authentication(), idle.toSeconds(), caller.until());
    }

    @Override
    public String toString() {
        return "session of " + actor;
    }
}
