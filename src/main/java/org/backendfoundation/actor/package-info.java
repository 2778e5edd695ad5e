/**
 * People and services that call, and their API keys: the foundation's first entities, built on the rooms before.
 *
 * <p>Promises: the database has only the SHA-256 of a key, and only the answer that issues the key shows it. A key with a wrong check sum
 * costs no query; neither does one seen within the last second. Within a second every node refuses a key that is revoked or expired, or
 * whose actor is deactivated. The last administrator with a usable key can neither be deactivated nor lose role or key, even by concurrent
 * changes. The bootstrap key is valid only while there is no such administrator, or none can be read. A token of the configured issuer
 * makes its subject an actor on first use.
 *
 * <p>Not here: the resources say what roles allow. {@code security} verifies tokens, which bring their own roles. Keys are never shown
 * again, changed or restored: issue another one.
 */
package org.backendfoundation.actor;
