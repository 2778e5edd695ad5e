/**
 * Revisions of the schema: which there are, which are applied, and how they get there.
 *
 * <p>A revision is one file, named by Alembic's rule ({@code <12 hex>_<slug>.sql}) and listed in order in {@code db/changelog.xml};
 * Liquibase runs it, under one PostgreSQL advisory lock that is taken before the first Liquibase call. Each run is kept in the ledger
 * {@code migration_run}, which survives rollback.
 *
 * <p>Promised here: any number of nodes may start at once on an empty database; a killed node needs no manual step, because a revision,
 * its mark and its ledger entry are committed together or not at all; a failed migration leaves the application deployed and not ready,
 * with the reason; when nothing is pending, Liquibase is not loaded. Where the server has a data source for the schema's owner, all of this
 * runs by it, and the application's role is given what the application needs and no more. Not done here: downgrade, drift and the preview of SQL.
 */
package org.backendfoundation.migration;
