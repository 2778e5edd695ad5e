/**
 * What {@code mvn -Pdev} does with a saved file: pages are copied, classes are redefined in the running server, and for what cannot be
 * redefined the application is deployed anew in it, or in a new one on the same database.
 */
package org.backendfoundation.testkit.reload;
