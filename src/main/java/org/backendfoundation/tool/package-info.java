/**
 * What {@code configure} and {@code start} call in a plain JVM, before there is a server: the environment of the pools, free ports, and
 * the database's roles.
 *
 * <p>Promises: each command ends with status 0 and writes what the script evaluates, or with status 2 and one report of all that is
 * wrong; a secret is neither an argument nor written. Nothing here runs within a server.
 */
package org.backendfoundation.tool;
