package org.backendfoundation.observation.node;

import java.time.OffsetDateTime;

/**
 * A start of a node.
 *
 * @param version   of the application that is deployed there
 * @param server    with its version
 * @param state     {@code SERVING}, or the code of the reason why it does not serve, as it last said; {@code STOPPED} after an orderly stop
 * @param since     since when it has been in that state
 * @param lastSeen  when it last reported, by the database's clock
 * @param isSilent  whether it has missed three reports: nothing is known of it then
 * @param isThis    whether it is the node that answers
 */
public record NodeView(String name, String application, String version, String server, OffsetDateTime startedAt, String state,
        OffsetDateTime since, OffsetDateTime lastSeen, boolean isSilent, boolean isThis) {
}
