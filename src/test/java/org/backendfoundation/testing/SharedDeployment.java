package org.backendfoundation.testing;

import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;

/**
 * One deployment for all test classes. A server is started for every deployment, and Arquillian deploys for every class;
 * here the first class deploys, the others find it deployed, and the end of the run takes it down. No test names a deployment of its own.
 */
public final class SharedDeployment {

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> scenario;

    @Inject
    private Event<GenerateDeployment> generate;

    @Inject
    private Instance<ContainerRegistry> containers;

    private DeploymentScenario shared;
    private boolean isDeployed;

    /** Generated from {@link Deployments} whatever the class, or a class of tests over HTTP would make it one without injection. */
    void generateOnce(@Observes EventContext<GenerateDeployment> event) {
        if (event.getEvent().getTestClass().getJavaClass() == Deployments.class) {
            event.proceed();
            return;
        }
        if (shared == null) {
            generate.fire(new GenerateDeployment(new TestClass(Deployments.class)));
            shared = scenario.get();
        }
        scenario.set(shared);
    }

    void deployOnce(@Observes EventContext<DeployManagedDeployments> event) {
        if (!isDeployed) {
            event.proceed();
            isDeployed = true;
        }
    }

    void keep(@Observes EventContext<UnDeployManagedDeployments> event) {
        // not proceeding is what keeps it
    }

    void takeDown(@Observes(precedence = 100) AfterSuite end) throws DeploymentException {
        if (!isDeployed) {
            return;
        }
        for (Deployment deployment : shared.managedDeploymentsInDeployOrder()) {
            Container<?> container = containers.get().getContainer(deployment.getDescription().getTarget());
            container.getDeployableContainer().undeploy(deployment.getDescription().getArchive());
        }
    }
}
