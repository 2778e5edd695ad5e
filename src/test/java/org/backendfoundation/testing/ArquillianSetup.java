package org.backendfoundation.testing;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registered in {@code META-INF/services}. */
public final class ArquillianSetup implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, TestServer.class).observer(SharedDeployment.class);
    }
}
