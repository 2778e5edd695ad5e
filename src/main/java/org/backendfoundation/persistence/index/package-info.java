/**
 * Whether lists have the indexes that they need: a check of a build, over an empty database with the schema that the entities have.
 *
 * <p>The statements are those that the repository sends, as the driver sees them; none is written a second time here. Nothing here runs
 * within a server.
 */
package org.backendfoundation.persistence.index;
