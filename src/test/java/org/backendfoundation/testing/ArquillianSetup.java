package org.backendfoundation.testing;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registered in {@code META-INF/services}. */
public final class ArquillianSetup implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(TestServer.class).observer(SharedDeployment.class);
    }
}
