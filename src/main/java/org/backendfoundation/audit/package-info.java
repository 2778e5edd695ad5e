/**
 * The audit trail: who did what to which row, when, and how it ended, in a table that only grows.
 *
 * <p>Changes of entities need no code of their own: a listener that {@code META-INF/orm.xml} registers for all entities writes one entry
 * per row and transaction, in that transaction. Operations are marked {@link org.backendfoundation.audit.trail.Audited}. The revisions
 * {@code audit_…} in {@code db/revision} make the tables and what protects them. How strong that protection is depends on the owner of the
 * tables, see {@link org.backendfoundation.audit.integrity.AuditLevel}.
 *
 * <p>Each second committed entries are sealed, in the order of positions. A position is the transaction that wrote the entry; nothing is
 * added below the oldest transaction that still runs. The seals are a chain of Merkle roots, and a verification names each entry that
 * differs from its seal. Retention removes months that are old and sealed; what is left can still be verified.
 *
 * <p>Callers read the trail in the order of time, page by page, or export it in the order of positions. Each page and each chunk of an
 * export reads a bounded number of entries. The memory of an export is bounded, its size is not.
 *
 * <p>Its parts, each of which uses only those before it: trail, capture, entries, seal, export, retention, integrity.
 */
package org.backendfoundation.audit;
