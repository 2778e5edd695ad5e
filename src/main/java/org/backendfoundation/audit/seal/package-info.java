/**
 * Seals over what is committed: a chain of Merkle roots, made each second by one node and published where {@code audit_seal_directory}
 * says.
 */
package org.backendfoundation.audit.seal;
