package org.backendfoundation.database;

import java.util.Map;
import org.backendfoundation.annotation.PublicApi;

/**
 * Somebody did something to this node's connection or pool, or tried to; fired as a CDI event on the thread of whoever did.
 *
 * @param reason  as it was given
 * @param details further facts by name, without secrets
 * @param failure null where it was done
 */
@PublicApi
public record DatabaseOperated(Operation operation, String node, String reason, Map<String, Object> details, RuntimeException failure) {

    public enum Operation { CONNECT, DISCONNECT, FLUSH_POOL, RESIZE_POOL }
}
