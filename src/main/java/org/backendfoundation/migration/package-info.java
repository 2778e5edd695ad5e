/**
 * Migrations: which revisions of the schema exist, which are applied, and how a node applies them.
 *
 * <p>A revision is one file, named by Alembic's rule ({@code <12 hex>_<slug>.sql}) and listed in order in {@code db/changelog.xml}. Its
 * text is what runs: {@link org.backendfoundation.migration.revision.RevisionFile} reads it. Liquibase computes its checksum and defines
 * its changelog row. {@link org.backendfoundation.migration.run.SchemaMigration} runs the revisions one after the other, under one
 * PostgreSQL advisory lock: those that are pending, or what an administrator commands, which is an upgrade, a downgrade or a stamp. The
 * ledger {@code migration_run} keeps each run and survives rollback. A command to another revision than the head writes {@code
 * migration_hold}, and no node upgrades past it.
 *
 * <p>Any number of nodes may start at the same time on an empty database. A killed node needs no manual step: a revision, its changelog row
 * and its ledger entry are committed together or not at all, and a revision outside a transaction continues where it was interrupted. A
 * failed migration leaves the application deployed and not ready, with the reason. A refused command has changed nothing. When nothing is
 * pending, Liquibase is not loaded. Where the server has a data source for the schema's owner, the owner migrates, and the application's
 * role gets only the privileges that the application needs.
 *
 * <p>Its parts, each of which uses only those before it: revision, lock, plan, run, node, build.
 */
package org.backendfoundation.migration;
