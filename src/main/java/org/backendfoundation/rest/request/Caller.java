package org.backendfoundation.rest.request;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something happens; a value that may be kept and carried to any thread.
 *
 * @param roles          as they were granted; ask {@link #hasRole} what they allow
 * @param authentication how it was found out: {@code bootstrap_key}, {@code api_key}, {@code jwt}, {@code session}, {@code none}
 * @param until          when that ends; null if it does not end by itself
 */
@PublicApi
@NullMarked
public record Caller(UUID id, String name, Set<String> roles, String authentication, @Nullable OffsetDateTime until) {

    /** The caller of work without a request: the start, timers. It has no roles, because it calls no resource. */
    public static final Caller SYSTEM = new Caller(wellKnown(1), "system", Set.of(), "none", null);
    public static final Caller ANONYMOUS = new Caller(wellKnown(2), "anonymous", Set.of(), "none", null);
    public static final Caller BOOTSTRAP = new Caller(wellKnown(3), "bootstrap", Set.of(Roles.ADMIN), "bootstrap_key", null);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether it may do what this role may. An administrator may do what any role may, a team's own included. */
    public boolean hasRole(String role) {
        return isAdministrator() || roles.contains(role) || role.equals(Roles.ANY_CALLER) && !id.equals(ANONYMOUS.id());
    }

    /** The groups that the server knows it by, for what the server checks itself: an administrator is in each. */
    public Set<String> groups() {
        return isAdministrator() ? RoleRegistry.names() : roles;
    }

    private boolean isAdministrator() {
        return roles.contains(Roles.ADMIN);
    }

    /** UUIDv7 at the epoch: well-formed like every id, and never one that is made. */
    private static UUID wellKnown(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
