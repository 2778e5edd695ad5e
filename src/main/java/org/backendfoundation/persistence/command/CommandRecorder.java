package org.backendfoundation.persistence.command;

import java.util.UUID;

/** Records commands; {@code audit} implements it. */
public interface CommandRecorder {

    /** In the transaction of this thread: an entry that cannot be written takes the command back. */
    void recordDone(EntityCommand command, Class<?> entity, UUID id);

    /** In a transaction of its own, after that of the command was rolled back. */
    void recordFailed(EntityCommand command, Class<?> entity, UUID id, Throwable failure);
}
