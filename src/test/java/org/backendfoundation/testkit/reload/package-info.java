/**
 * What {@code mvn -Pdev} does with a saved file: pages are copied, classes are redefined in the running server, and what cannot be redefined
 * is served after a restart of the server on the same database.
 */
package org.backendfoundation.testkit.reload;
