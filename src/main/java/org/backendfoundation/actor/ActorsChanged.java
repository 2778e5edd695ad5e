package org.backendfoundation.actor;

/** Actors or their keys are about to be other than before; observed after the commit by whoever remembers them. */
record ActorsChanged() {
}
