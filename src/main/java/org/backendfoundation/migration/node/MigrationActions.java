package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditActions;
import org.backendfoundation.migration.revision.Direction;

/** One for each way that a run takes a revision. */
@ApplicationScoped
class MigrationActions implements AuditActions {

    private static final Map<Direction, AuditAction> BY_DIRECTION = new EnumMap<>(Map.of(
            Direction.UPGRADE, new AuditAction("MIGRATION_UPGRADE", "a revision was applied"),
            Direction.DOWNGRADE, new AuditAction("MIGRATION_DOWNGRADE", "a revision was rolled back"),
            Direction.STAMP, new AuditAction("MIGRATION_STAMP", "a revision was stamped")));

    static AuditAction of(Direction direction) {
        return BY_DIRECTION.get(direction);
    }

    @Override
    public Collection<AuditAction> actions() {
        return BY_DIRECTION.values();
    }
}
