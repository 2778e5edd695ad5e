package org.backendfoundation.database;

import java.time.OffsetDateTime;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The connection changed its state; fired as a CDI event on the thread that changed it.
 *
 * @param at    UTC, in microseconds
 * @param cause a sentence for operators, without secrets
 */
@PublicApi
@NullMarked
public record ConnectionChanged(ConnectionState from, ConnectionState to, OffsetDateTime at, String cause) {
}
