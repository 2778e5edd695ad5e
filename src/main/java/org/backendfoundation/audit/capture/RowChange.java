package org.backendfoundation.audit.capture;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.TrailActions;

/**
 * What one transaction does to one row, over all its flushes: for each attribute the first old value and the last new value. {@link
 * EntityChangeListener} adds to it at each flush, and the end of the transaction asks once for its entry.
 */
final class RowChange {

    private static final String ACTIVE = "is_active";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Map<String, AuditedValue> before = new LinkedHashMap<>();
    private final Map<String, AuditedValue> after = new LinkedHashMap<>();
    private final boolean isCreated;
    private boolean isRemoved;
    private boolean hasNewVersion;
    private AuditedRow row;

    /** @param isCreated whether this transaction made the row */
    RowChange(boolean isCreated) {
        this.isCreated = isCreated;
    }

    void addCreated(AuditedRow created) {
        row = created;
        after.putAll(created.values());
    }

    /** @param old the row as the transaction read it, or as the last flush left it */
    void addUpdated(AuditedRow old, AuditedRow updated) {
        addBefore(old);
        row = updated;
        hasNewVersion |= old.version().isPresent() && !old.version().equals(updated.version());
        after.putAll(updated.values());
    }

    void addRemoved(AuditedRow removed) {
        addBefore(removed);
        row = removed;
        isRemoved = true;
        after.clear();
    }

    private void addBefore(AuditedRow old) {
        if (!isCreated) {
            old.values().forEach(before::putIfAbsent);
        }
    }

    /** Reads the new values again at the end: what was flushed may differ from what the database made of it, and the entity was refreshed. */
    void readStored() {
        if (!isRemoved && row.isManaged()) {
            after.putAll(row.values());
        }
    }

    /** False where there is nothing to record: a row that no statement changed, or one that was created and removed. */
    boolean isDifference() {
        return isCreated || isRemoved ? isCreated != isRemoved : hasNewVersion || names().anyMatch(this::isDifferent);
    }

    AuditAction action() {
        if (isCreated) {
            return TrailActions.CREATE;
        }
        if (isRemoved) {
            return TrailActions.PURGE;
        }
        if (!isDifferent(ACTIVE)) {
            return TrailActions.UPDATE;
        }
        return after(ACTIVE).shown() == JsonValue.TRUE ? TrailActions.RESTORE : TrailActions.DELETE;
    }

    /** @param reason why the caller did it; null where the request gave no reason */
    JsonObject metadata(String reason) {
        JsonObjectBuilder changes = JSON.createObjectBuilder();
        names().filter(this::isDifferent).forEach(name -> changes.add(name, change(name)));
        JsonObjectBuilder metadata = JSON.createObjectBuilder();
        if (reason != null) {
            metadata.add("reason", AuditValues.of(reason));
        }
        row.version().ifPresent(version -> metadata.add("version", version));
        return metadata.add("changes", changes).build();
    }

    private JsonObject change(String name) {
        JsonObjectBuilder change = JSON.createObjectBuilder();
        addPresent(change, "before", before(name), after(name));
        addPresent(change, "after", after(name), before(name));
        return change.build();
    }

    private static void addPresent(JsonObjectBuilder change, String name, AuditedValue value, AuditedValue other) {
        if (value.isPresent()) {
            change.add(name, value.shownBeside(other));
        }
    }

    /** Of a row that stays, both values are known, or the attribute was never read and so did not change. */
    private Stream<String> names() {
        return isRemoved ? before.keySet().stream() : after.keySet().stream().filter(name -> isCreated || before.containsKey(name));
    }

    private boolean isDifferent(String name) {
        return !before(name).isSame(after(name));
    }

    private AuditedValue before(String name) {
        return before.getOrDefault(name, AuditedValue.NONE);
    }

    private AuditedValue after(String name) {
        return after.getOrDefault(name, AuditedValue.NONE);
    }
}
