/**
 * The connection to PostgreSQL: its state, its pool, the sessions that use it, and whether this node may serve.
 *
 * <p>Promised here: the application starts while the database is down, and connects once it answers. A lost database is noticed within two
 * seconds, and the node recovers without a restart. What waits for an answer of a database that has fallen silent is ended, but for a
 * migration. No session waits longer for a connection than the queue's deadline. While the node is not ready, requests are refused at once
 * with 503 and the reason. Only the implementations of {@link org.backendfoundation.database.pool.ConnectionPool} use types of a server. A
 * later room implements {@link org.backendfoundation.database.ReadinessCondition} and says whether the schema is right.
 *
 * <p>Its parts, each of which uses only those before it: pool, session, connection, status.
 */
package org.backendfoundation.database;
