/**
 * Sessions and transactions: one bounded queue before the pool, one boundary that rolls back for whatever is thrown, and one meaning for
 * each failure of the database.
 *
 * <p>Promises: no session waits longer for a connection than the queue's deadline; a database that is lost within a request is 503 at
 * once.
 */
package org.backendfoundation.database.session;
