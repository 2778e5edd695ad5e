/**
 * Tests that run within the server, where the application's beans are injected. Arquillian takes them there; the server is the one of the
 * build's profile, configured and started as an operator does it.
 */
package org.backendfoundation.testkit.inside;
