/**
 * What the build of a project checks with a database that has all its revisions: the indexes of lists.
 *
 * <p>Nothing here runs within a server, which has no embedded PostgreSQL.
 */
package org.backendfoundation.migration.build;
