/**
 * A team's feature on the foundation, as the pages show it: one entity, one revision, one resource. Tests deploy it in a WAR of its own.
 */
package org.backendfoundation.sample;
