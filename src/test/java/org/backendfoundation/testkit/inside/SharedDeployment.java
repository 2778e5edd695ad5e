package org.backendfoundation.testkit.inside;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/** The deployment of {@link InServerWar} for every test class: none names one of its own. */
public final class SharedDeployment {

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> scenario;

    @Inject
    private Event<GenerateDeployment> generate;

    private DeploymentScenario shared;

    /** Generated from {@link InServerWar} whatever the class, or a class of tests over HTTP would make it one without injection. */
    void generateOnce(@Observes EventContext<GenerateDeployment> event) {
        if (event.getEvent().getTestClass().getJavaClass() == InServerWar.class) {
            event.proceed();
            return;
        }
        if (shared == null) {
            generate.fire(new GenerateDeployment(new TestClass(InServerWar.class)));
            shared = scenario.get();
        }
        scenario.set(shared);
    }
}
