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
 * What one transaction does to one row, over all its flushes: for each attribute the first old value and the last new value. {@link
 * EntityChangeListener} adds to it at each flush, and the end of the transaction asks once for its entry.
 */
final class RowChange {

    private static final String ACTIVE = "is_active";
    private static final JsonProvider JSON = JsonProvider.provider();

    /** @param audited the value in the form in which the trail stores it */
    private record Value(Object raw, Object audited) {
    }

    /** @param isSecret the entry says that the value changed, and masks the values */
    private record FieldChange(Value before, Value after, boolean isSecret) {

        boolean isDifference() {
            return before.raw() instanceof BigDecimal one && after.raw() instanceof BigDecimal other ? one.compareTo(other) != 0
                    : !Objects.deepEquals(before.raw(), after.raw());
        }

        JsonObject toJson() {
            JsonObjectBuilder change = JSON.createObjectBuilder();
            add(change, "before", before);
            add(change, "after", after);
            return change.build();
        }

        private void add(JsonObjectBuilder change, String name, Value value) {
            if (value.raw() != null) {
                change.add(name, isSecret ? AuditValues.MASK : AuditValues.of(value.audited()));
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

    void addAttribute(AuditedAttribute attribute, Object before, Object after, AbstractSession session) {
        Value first = new Value(before, attribute.auditValue(before, session));
        Value last = new Value(after, attribute.auditValue(after, session));
        fields.merge(attribute.name(), new FieldChange(first, last, attribute.isSecret()),
                (earlier, later) -> new FieldChange(earlier.before(), later.after(), later.isSecret()));
    }

    void markRemoved() {
        isRemoved = true;
    }

    void setVersion(long now) {
        version = now;
    }

    /** False where there is nothing to record: a row that was changed and changed back, or created and removed. */
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
        return Boolean.TRUE.equals(active.after().raw()) ? TrailActions.RESTORE : TrailActions.DELETE;
    }

    /** @param reason why the caller did it; null where the request gave no reason */
    JsonObject metadata(String reason) {
        JsonObjectBuilder changes = JSON.createObjectBuilder();
        fields.forEach((name, change) -> {
            if (change.isDifference()) {
                changes.add(name, change.toJson());
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
