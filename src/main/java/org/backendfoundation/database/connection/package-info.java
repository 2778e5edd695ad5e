/**
 * The connection's life: DISCONNECTED, CONNECTING, CONNECTED, DISCONNECTING. A lost database is noticed within two seconds and heals
 * without a restart. Who waits for an answer of a database that is silent, and not only slow, gets an exception within five seconds.
 */
package org.backendfoundation.database.connection;
