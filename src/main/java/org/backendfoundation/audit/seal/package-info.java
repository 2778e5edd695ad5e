/** Seals committed entries: one node makes a chain of Merkle roots each second, and {@code audit_seal_file} publishes it. */
package org.backendfoundation.audit.seal;
