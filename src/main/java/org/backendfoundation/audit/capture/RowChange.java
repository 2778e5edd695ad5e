package org.backendfoundation.audit.capture;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.TrailActions;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * What one transaction does to one row, over all its flushes: of each field the first value before and the last one after. Its life: noted by
 * {@link EntityChangeListener}, flush by flush; asked for its entry once, at the end of the transaction; gone with it.
 */
final class RowChange {

    private static final String ACTIVE = "is_active";
    private static final JsonProvider JSON = JsonProvider.provider();

    /** @param told the same as the trail tells it */
    private record Value(Object own, Object told) {
    }

    /** @param isSecret its values are masked; that it changed is told */
    private record FieldChange(Value before, Value after, boolean isSecret) {

        boolean isDifference() {
            return before.own() instanceof BigDecimal one && after.own() instanceof BigDecimal other ? one.compareTo(other) != 0
                    : !Objects.deepEquals(before.own(), after.own());
        }

        JsonObject json() {
            JsonObjectBuilder change = JSON.createObjectBuilder();
            add(change, "before", before);
            add(change, "after", after);
            return change.build();
        }

        private void add(JsonObjectBuilder change, String name, Value value) {
            if (value.own() != null) {
                change.add(name, isSecret ? AuditValues.MASK : AuditValues.of(value.told()));
            }
        }
    }

    private final Map<String, FieldChange> fields = new LinkedHashMap<>();
    private final boolean isCreated;
    private boolean isRemoved;
    private Long version;

    /** @param isCreated whether this transaction made the row */
    RowChange(boolean isCreated) {
        this.isCreated = isCreated;
    }

    void note(AuditedAttribute field, Object before, Object after, AbstractSession session) {
        Value first = new Value(before, field.told(before, session));
        Value last = new Value(after, field.told(after, session));
        fields.merge(field.name(), new FieldChange(first, last, field.isSecret()),
                (earlier, later) -> new FieldChange(earlier.before(), later.after(), later.isSecret()));
    }

    void removed() {
        isRemoved = true;
    }

    void version(long now) {
        version = now;
    }

    /** Whether there is anything to tell: no field differs in a row that was changed to and fro, nor in one that came and went. */
    boolean isDifference() {
        return isCreated || isRemoved ? isCreated != isRemoved : fields.values().stream().anyMatch(FieldChange::isDifference);
    }

    AuditAction action() {
        if (isCreated) {
            return TrailActions.CREATE;
        }
        if (isRemoved) {
            return TrailActions.PURGE;
        }
        FieldChange active = fields.get(ACTIVE);
        if (active == null || !active.isDifference()) {
            return TrailActions.UPDATE;
        }
        return Boolean.TRUE.equals(active.after().own()) ? TrailActions.RESTORE : TrailActions.DELETE;
    }

    /** @param reason why; null where nobody said */
    JsonObject metadata(String reason) {
        JsonObjectBuilder changes = JSON.createObjectBuilder();
        fields.forEach((name, change) -> {
            if (change.isDifference()) {
                changes.add(name, change.json());
            }
        });
        JsonObjectBuilder metadata = JSON.createObjectBuilder();
        if (reason != null) {
            metadata.add("reason", AuditValues.of(reason));
        }
        if (version != null) {
            metadata.add("version", version);
        }
        JsonValue changed = changes.build();
        return metadata.add("changes", changed).build();
    }
}
