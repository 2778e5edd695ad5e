/**
 * The server's connection pools, seen alike on every server: their sizes and figures. Types of the servers stay within their
 * implementations.
 */
package org.backendfoundation.database.pool;
