package org.backendfoundation.persistence.file;

import jakarta.json.JsonObject;
import java.util.UUID;

/** Records what becomes of files, in the transaction of this thread; {@code audit} implements it. */
public interface FileRecorder {

    /** @param description its name, media type, size and SHA-256 */
    void recordStored(Class<?> entity, UUID id, JsonObject description);

    /** @param description of the file that is gone */
    void recordRemoved(Class<?> entity, UUID id, JsonObject description);
}
