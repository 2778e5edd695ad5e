/**
 * What entities have in common, from the row to the REST face: a team adds one entity class, one revision and one resource of about ten
 * lines.
 *
 * <p>The parts, from below: {@link org.backendfoundation.persistence.BaseEntity}; {@link org.backendfoundation.persistence.Repository}, its
 * rows in one session; {@link org.backendfoundation.persistence.resource.EntityResource}, those rows over REST.
 * {@link org.backendfoundation.persistence.metadata.Listed} and {@link org.backendfoundation.persistence.sql.ConstraintMeaning} say on the entity
 * what lists and conflicts need to know.
 *
 * <p>Promised here: the application deploys while the database is down; ids are RFC 9562 UUIDv7, made by the application and monotonic
 * within a node; deleted rows are invisible to every query and to {@code find}; no change overwrites another; every page costs the same; a
 * repeated POST with an idempotency key makes no second row; what the database refuses is told by its meaning. Lists count
 * their rows only if a caller asks, and for no longer than three seconds.
 *
 * <p>Later rooms answer what this one asks: {@link org.backendfoundation.persistence.CurrentActor} and
 * {@link org.backendfoundation.persistence.UnitOfWork}. Which connections there are, and when they may be used, is the next room's; who may
 * call a resource is said on the resource by its roles; the history of an entity is {@code audit}'s to tell.
 *
 * <p>Its parts, each of which uses only those before it: sql, validation, property, mapping, metadata, conversion,
 * reference, list, ownlist, the entities themselves, header, idempotency, bulk, command, resource, file, index.
 */
package org.backendfoundation.persistence;
