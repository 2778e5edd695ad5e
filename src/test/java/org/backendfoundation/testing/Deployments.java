package org.backendfoundation.testing;

import java.nio.file.Path;

/** What the build packs. */
public final class Deployments {

    public static final Path WAR = Path.of("target", "foundation.war").toAbsolutePath();

    private Deployments() {
    }
}
