/**
 * What the foundation's own tests need beside {@link org.backendfoundation.testkit}: its WAR, attacks, the scripts of the servers, programs of
 * the machine. Nothing here is published.
 */
package org.backendfoundation.testing;
