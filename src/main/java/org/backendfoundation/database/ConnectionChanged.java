package org.backendfoundation.database;

import java.time.OffsetDateTime;

/**
 * The connection went from one state to another; fired as a CDI event on the thread that did it.
 *
 * @param at    UTC, in microseconds
 * @param cause a sentence for operators, without secrets
 */
public record ConnectionChanged(ConnectionState from, ConnectionState to, OffsetDateTime at, String cause) {
}
