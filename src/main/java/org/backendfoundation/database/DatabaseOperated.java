package org.backendfoundation.database;

import java.util.Map;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An operator gave a command for this node's connection or pool; fired as a CDI event on the command's thread, whether it succeeded or not.
 *
 * @param reason  as the operator gave it
 * @param details further facts by name, without secrets
 * @param failure null where the command succeeded
 */
@PublicApi
@NullMarked
public record DatabaseOperated(Operation operation, String node, String reason, Map<String, Object> details,
        @Nullable RuntimeException failure) {

    public enum Operation { CONNECT, DISCONNECT, FLUSH_POOL, RESIZE_POOL }
}
