/**
 * What tests and {@code mvn -Pdev} start: a real PostgreSQL, a Payara Micro configured by {@code server-config/payara-micro}, and the
 * shipped WAR. Nothing here is part of the WAR.
 */
package org.backendfoundation.testing;
