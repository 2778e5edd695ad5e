/**
 * The connection's life: DISCONNECTED, CONNECTING, CONNECTED, DISCONNECTING. A lost database is noticed within two seconds and heals
 * without a restart.
 */
package org.backendfoundation.database.connection;
