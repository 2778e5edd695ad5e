/**
 * Liveness and readiness over HTTP. What a node needs in order to be ready is said by later rooms' checks.
 */
package org.backendfoundation.rest.health;
