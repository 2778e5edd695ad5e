package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All actions that this application records, a team's own among them. */
@ApplicationScoped
public class AuditActionRegistry {

    @Inject
    @Any
    Instance<AuditActions> sources;

    /** By name. */
    public List<AuditAction> actions() {
        return merge(sources.stream().flatMap(source -> source.actions().stream()));
    }

    /** Methods may share an action: one of them says what it means. */
    static List<AuditAction> merge(Stream<AuditAction> actions) {
        TreeMap<String, AuditAction> byName = new TreeMap<>();
        actions.forEach(action -> byName.merge(action.name(), action, (one, other) -> one.meaning().isEmpty() ? other : one));
        return List.copyOf(byName.values());
    }
}
