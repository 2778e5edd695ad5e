/**
 * What a team's tests and its {@code mvn -Pdev} start, and the foundation's own: a real PostgreSQL and a server with the WAR, configured by
 * {@code server-config}. It is published as {@code foundation-testkit}; nothing here is part of the WAR.
 */
package org.backendfoundation.testkit;
