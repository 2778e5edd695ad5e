package org.backendfoundation.database;

import java.util.Map;

/**
 * An operator gave a command for this node's connection or pool; fired as a CDI event on the command's thread, whether it succeeded or not.
 *
 * @param action  {@code DATABASE_CONNECT}, {@code DATABASE_DISCONNECT}, {@code POOL_FLUSH} or {@code POOL_RESIZE}
 * @param reason  as the operator gave it
 * @param details further facts by name, without secrets
 * @param failure null where the command succeeded
 */
public record DatabaseOperated(String action, String node, String reason, Map<String, Object> details, RuntimeException failure) {
}
