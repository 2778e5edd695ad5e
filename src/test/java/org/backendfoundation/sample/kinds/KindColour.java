package org.backendfoundation.sample.kinds;

/** A few colours. */
public enum KindColour {
    RED, GREEN, BLUE
}
