package org.backendfoundation.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.time.Clock;

/**
 * Offers the system's clock in UTC to a team's code that injects a {@link Clock}, so that its tests can set the time. It gives way to any
 * clock that the application itself has. The audit trail, and the columns that each entity has, keep the real time all the same.
 */
public class ClockExtension implements Extension {

    private boolean hasOther;

    void know(@Observes ProcessBean<?> bean) {
        hasOther |= bean.getBean().getTypes().contains(Clock.class);
    }

    void offer(@Observes AfterBeanDiscovery discovery) {
        if (!hasOther) {
            discovery.addBean().types(Clock.class, Object.class).scope(Dependent.class).createWith(context -> Clock.systemUTC());
        }
    }
}
