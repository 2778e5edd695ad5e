package org.backendfoundation.role;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every role of this application: the foundation's, and those that {@link ApplicationRole} declares. */
public final class RoleRegistry {

    private static final List<Role> BUILT_IN = List.of(new Role(Roles.ADMIN, "do everything, whichever role it needs"),
            new Role(Roles.OPERATOR, "read configuration and migrations, and control the database connection"),
            new Role(Roles.AUDITOR, "read the audit trail"), new Role(Roles.MONITOR, "read the metrics of each node"),
            new Role(Roles.CLIENT, "call the entities of this application's team"));
    private static final Map<String, Role> OWN = new ConcurrentSkipListMap<>();

    private RoleRegistry() {
    }

    /** @return the role that has this name already, and may something else */
    public static Optional<Role> add(Role role) {
        return BUILT_IN.stream().filter(one -> one.name().equals(role.name())).findFirst()
                .or(() -> Optional.ofNullable(OWN.putIfAbsent(role.name(), role))).filter(other -> !other.equals(role));
    }

    /** The foundation's, then the application's own by name. */
    public static List<Role> all() {
        return Stream.concat(BUILT_IN.stream(), OWN.values().stream()).toList();
    }

    public static Set<String> names() {
        return all().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public static boolean isKnown(String name) {
        return OWN.containsKey(name) || BUILT_IN.stream().anyMatch(role -> role.name().equals(name));
    }
}
