/**
 * Revisions of the schema: which there are, which are applied, and how they get there.
 *
 * <p>A revision is one file, named by Alembic's rule ({@code <12 hex>_<slug>.sql}) and listed in order in {@code db/changelog.xml}. Its text is what runs:
 * {@link org.backendfoundation.migration.revision.RevisionFile} reads it, and Liquibase only counts its checksum and knows how it is marked. {@link org.backendfoundation.migration.run.SchemaMigration} takes the revisions, one after the
 * other, under one PostgreSQL advisory lock. The way is what is pending, or what an administrator ordered: up, back, or by a stamp. Each run is kept in the
 * ledger {@code migration_run}, which survives rollback; an order to another revision than the head is kept in
 * {@code migration_hold}, and no node climbs past it.
 *
 * <p>Promised here: any number of nodes may start at once on an empty database; a killed node needs no manual step, because a revision,
 * its mark and its ledger entry are committed together or not at all, and what cannot run in a transaction goes on where it was interrupted; a failed
 * migration leaves the application deployed and not ready, with the reason; an order that is refused has changed nothing; when nothing is pending,
 * Liquibase is not loaded. Where the server has a data source for the schema's owner, all of this runs by it, and the application's role is given what the
 * application needs and no more.
 *
 * <p>Its parts, each of which uses only those before it: revision, lock, plan, run, node.
 */
package org.backendfoundation.migration;
