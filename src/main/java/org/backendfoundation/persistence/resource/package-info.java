/**
 * Entities over REST: the resource that a team extends, its JSON and OpenAPI. Each change names the version that it was made
 * from.
 */
package org.backendfoundation.persistence.resource;
