/**
 * The trail of what happened: who did what to which row, when, and how it ended, in a table that only grows.
 *
 * <p>Entities are captured without a line of their own, by a listener that {@code META-INF/orm.xml} registers for all of them: one entry per row and
 * transaction, in that transaction. Operations say {@link org.backendfoundation.audit.trail.Audited}. The tables and what guards them are the revisions
 * {@code audit_…} in {@code db/revision}; how far they hold depends on who owns the tables, which
 * {@link org.backendfoundation.audit.integrity.AuditLevel} tells.
 *
 * <p>What is committed is sealed each second, in the order of positions: a position is the transaction that wrote the entry, and below the oldest running
 * one nothing is added any more. The seals are a chain of Merkle roots, and a verification names each entry that is not as it was sealed. Months go
 * once they are old and sealed; what is left can still be verified.
 *
 * <p>It is read in the order of time, page by page, or exported in the order of positions. No page and no part of an export looks at more than a bounded
 * number of entries, whatever is asked for; an export is bounded in memory and not in size.
 *
 * <p>Its parts, each of which uses only those before it: trail, capture, entries, seal, export, retention, integrity.
 */
package org.backendfoundation.audit;
