package org.backendfoundation.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * Everything under {@code /api/v1}. Resources and providers are found by scanning the WAR; {@code META-INF/openapi.yaml} describes the
 * whole.
 */
@ApplicationPath("api/v1")
public class FoundationApplication extends Application {

    /**
     * Jersey answers OPTIONS with a WADL document and serves one at {@code /application.wadl}, which would list every path to anyone. And
     * it puts the {@code Host} that the caller sent before a {@code Location} that is a path.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true, "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
