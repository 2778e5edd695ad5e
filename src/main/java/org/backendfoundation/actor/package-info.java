/**
 * People and services, and the keys by which they call: the foundation's first real entity, built with what the rooms before offer.
 *
 * <p>Promises: a key is kept as its SHA-256 alone and shown once; a key with a wrong check sum costs no query, one seen within the last second none
 * either; a revoked or expired key, or one whose actor was deactivated, is refused on every node within a second; the last administrator with a
 * usable key can neither be deactivated nor lose role or key, whatever happens at the same time; the bootstrap key counts only while there is no such
 * administrator, or none can be read; whoever comes with a token of the configured issuer is an actor from the first sight on.
 *
 * <p>Not here: what roles allow is said on the resources; tokens are verified in {@code security}, and bring their own roles; keys are never shown
 * again, changed or un-revoked: issue another.
 */
package org.backendfoundation.actor;
