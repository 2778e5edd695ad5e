package org.backendfoundation.actor;

/** Fired when actors or their keys change; caches observe it after the commit. */
record ActorsChanged() {
}
