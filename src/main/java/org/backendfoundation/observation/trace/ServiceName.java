package org.backendfoundation.observation.trace;

import java.util.Set;
import org.backendfoundation.configuration.DeployedApplication;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Under which name the server exports spans, unless OTEL_SERVICE_NAME has another: the application's, where servers take that of a file. */
public final class ServiceName implements ConfigSource {

    private static final String KEY = "otel.service.name";
    /** Below every other source. */
    private static final int ORDINAL = 0;

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public String getValue(String name) {
        return KEY.equals(name) ? DeployedApplication.read().name() : null;
    }

    @Override
    public String getName() {
        return "the application's name";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
