package org.backendfoundation.testing;

import org.backendfoundation.console.Chromium;

/** Run by the build before the tests, whose own output goes to files: what they will not do is said where somebody reads it. */
public final class SkippedTests {

    private SkippedTests() {
    }

    public static void main(String[] arguments) {
        Chromium.announce();
        HaProxy.announce();
        NodeJs.announce();
        PgBouncer.announce();
        Python.announce();
        ShellCheck.announce();
    }
}
