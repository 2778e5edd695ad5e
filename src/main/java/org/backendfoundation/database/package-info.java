/**
 * The connection to PostgreSQL: its state, its pool, the sessions that run on it, and whether this node may serve.
 *
 * <p>Promised here: the application starts while the database is down and connects by itself once it answers; a lost database is
 * noticed within two seconds and heals without a restart; no session waits longer for a connection than the queue's deadline; what is
 * not ready is refused at once with 503 and the reason. Server-specific types are confined to the implementations of
 * {@link org.backendfoundation.database.pool.ConnectionPool}. Whether the schema is right is asked of
 * {@link org.backendfoundation.database.ReadinessCondition}, which a later room answers.
 *
 * <p>Its parts, each of which uses only those before it: pool, session, connection, status.
 */
package org.backendfoundation.database;
