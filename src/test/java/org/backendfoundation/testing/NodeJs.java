package org.backendfoundation.testing;

/** Node.js with npm, 18 or newer. */
public final class NodeJs extends Program {

    public NodeJs() {
        super("node", "no Node.js with npm was found. Install Debian's packages nodejs and npm.", "node", "npm");
    }

    static void announce() {
        new NodeJs().announce("The tests of the client in TypeScript");
    }
}
