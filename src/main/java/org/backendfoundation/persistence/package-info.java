/**
 * The persistence unit {@code foundation}: EclipseLink over the container's JTA data source, and the ids of what it keeps.
 *
 * <p>Promised here: the application deploys while the database is down, and ids are RFC 9562 UUIDv7, made by the application and
 * monotonic within a node. Which connections there are, and when they may be used, is the next room's.
 */
package org.backendfoundation.persistence;
