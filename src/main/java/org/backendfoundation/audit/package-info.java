/**
 * The trail of what happened: who did what to which row, when, and how it ended, in a table that only grows.
 *
 * <p>Entities are captured without a line of their own, by a listener that {@code META-INF/orm.xml} registers for all of them: one entry per row and
 * transaction, in that transaction. Operations say {@link org.backendfoundation.audit.Audited}. The tables and what guards them are the revisions
 * {@code audit_…} in {@code db/revision}; how far they hold depends on who owns the tables, which
 * {@link org.backendfoundation.audit.AuditLevel} tells.
 */
package org.backendfoundation.audit;
