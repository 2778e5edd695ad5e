package org.backendfoundation.testing;

/** Python 3. */
public final class Python extends Program {

    public Python() {
        super("python", "no python3 was found. Install Debian's package python3.", "python3");
    }

    static void announce() {
        new Python().announce("The tests of the client in Python");
    }
}
