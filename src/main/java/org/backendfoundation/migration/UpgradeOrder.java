package org.backendfoundation.migration;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who wants an upgrade, and who is told how far it is.
 *
 * @param actor    in the name of whom: {@code system} at the start of a node
 * @param host     the node that does it
 * @param progress told each revision before it runs
 */
record UpgradeOrder(UUID deploymentId, String actor, String host, Consumer<Revision> progress) {
}
