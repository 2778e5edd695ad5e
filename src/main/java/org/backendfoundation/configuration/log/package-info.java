/**
 * What reaches the log, and in which form: one safe logger for all rooms, and the level that {@code log_level} sets.
 *
 * <p>Promises: what callers wrote forges no line; a secret that was read as a setting is masked. Where the log goes is the server's
 * matter.
 */
package org.backendfoundation.configuration.log;
