package org.backendfoundation.testkit.inside;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registered in {@code META-INF/services}. */
public final class InServerSetup implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, InServerContainer.class).observer(SharedDeployment.class);
    }
}
