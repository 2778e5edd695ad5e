package org.backendfoundation.configuration.log;

/** Fired before the node does anything that it logs. */
public record NodeStarting() {
}
