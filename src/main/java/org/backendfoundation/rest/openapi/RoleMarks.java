package org.backendfoundation.rest.openapi;

import java.util.List;
import java.util.TreeSet;
import org.backendfoundation.role.AccessRule;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says in the contract which roles may call each operation, as a sentence for people and as {@value #ROLES} for programs. */
final class RoleMarks {

    static final String ROLES = "x-roles";

    private RoleMarks() {
    }

    static void mark(Operation operation, ResourceMethods.Found found) {
        AccessRule access = AccessRule.of(found.resource(), found.method());
        if (!access.open()) {
            mark(operation, access);
        }
    }

    private static void mark(Operation operation, AccessRule access) {
        List<String> roles = List.copyOf(new TreeSet<>(access.roles()));
        String sentence = roles.isEmpty() ? "Nobody may do this."
                : roles.contains(Roles.ANY_CALLER) ? "Needs a known caller."
                        : "Needs " + (roles.size() == 1 ? "the role " : "one of the roles ") + String.join(", ", roles) + ".";
        operation.addExtension(ROLES, roles);
        operation.setDescription(DeprecationMarks.joined(operation.getDescription(), sentence));
    }
}
