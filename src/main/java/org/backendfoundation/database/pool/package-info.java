/** The server's connection pools behind one interface: their sizes and figures. Only its implementations use types of a server. */
package org.backendfoundation.database.pool;
