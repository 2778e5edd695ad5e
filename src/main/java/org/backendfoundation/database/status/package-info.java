/**
 * What operators see and order of the connection, and whether this node serves.
 */
package org.backendfoundation.database.status;
