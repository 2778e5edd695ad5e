package org.backendfoundation.configuration;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.LogThreshold;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.origin.CorsPolicy;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationReport;
import org.backendfoundation.configuration.setting.ConfigurationResult;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.MicroProfileLookup;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the configuration while the application is deployed, offers it for injection, and stops the deployment with the whole report
 * if it breaks a rule. {@code Singleton} because what never changes needs no proxy.
 */
public class ConfigurationExtension implements Extension {

    private static final Logger LOG = SafeLogger.of(ConfigurationExtension.class);

    private final Set<String> packages = new HashSet<>();
    private ConfigurationResult reading;
    private LogThreshold threshold;

    /** The settings groups of the WAR, including a team's; the server's classes have another class loader. */
    void know(@Observes ProcessManagedBean<?> bean) {
        Class<?> type = bean.getBean().getBeanClass();
        if (type.getClassLoader() == ConfigurationExtension.class.getClassLoader()) {
            packages.add(type.getPackageName());
        }
    }

    void read(@Observes AfterBeanDiscovery discovery) {
        reading = ConfigurationResult.of(new MicroProfileLookup(ConfigProvider.getConfig()));
        ApplicationConfiguration configuration = reading.configuration();
        discovery.addBean().types(ApplicationConfiguration.class).scope(Singleton.class).createWith(context -> configuration);
        discovery.addBean().types(CorsPolicy.class).scope(Singleton.class)
                .createWith(context -> new CorsPolicy(configuration.value(ApplicationSettings.CORS_ORIGINS)));
    }

    void decide(@Observes AfterDeploymentValidation validation) {
        if (!reading.violations().isEmpty()) {
            validation.addDeploymentProblem(new InvalidConfigurationException(reading.violations()));
            return;
        }
        threshold = new LogThreshold(packages);
        threshold.apply(reading.configuration().value(ApplicationSettings.LOG_LEVEL));
        ConfigurationReport.warnings(reading.configuration().warnings()).forEach(LOG::warning);
    }

    /** The packages of the application, the foundation's among them, without those that lie in another one; by name. */
    public List<String> topPackages() {
        return LogThreshold.topPackages(packages);
    }

    void end(@Observes BeforeShutdown shutdown) {
        if (threshold != null) {
            threshold.release();
        }
    }
}
