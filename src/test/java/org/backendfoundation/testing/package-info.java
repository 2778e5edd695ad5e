/**
 * What tests and {@code mvn -Pdev} start: a real PostgreSQL, a Payara Micro as {@code server-config/payara-micro} makes it, and the WAR we
 * ship. Nothing here reaches the WAR.
 */
package org.backendfoundation.testing;
