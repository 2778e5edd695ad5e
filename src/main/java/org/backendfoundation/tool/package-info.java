/**
 * The commands that {@code configure} and {@code start} run in a plain JVM, before there is a server: the environment of the pools, the
 * check of ports, the commands of Payara's start, and the database's roles.
 *
 * <p>Promises: each command ends with status 0 and writes what the script evaluates, or with status 2 and one report of all mistakes. A
 * secret is never an argument. Nothing here runs within a server.
 */
package org.backendfoundation.tool;
