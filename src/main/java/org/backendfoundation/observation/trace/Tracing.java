package org.backendfoundation.observation.trace;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.rest.trace.Spans;
import org.eclipse.microprofile.config.ConfigProvider;

/** Traces from the start of the application on, where the standard variable of OpenTelemetry switches that on. */
@ApplicationScoped
class Tracing {

    /** In the environment it is {@code OTEL_SDK_DISABLED}. It is true by default (MicroProfile Telemetry 1.1, "Enabling OpenTelemetry support"). */
    private static final String DISABLED = "otel.sdk.disabled";
    private static final Logger LOG = SafeLogger.of(Tracing.class);

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (ConfigProvider.getConfig().getOptionalValue(DISABLED, Boolean.class).orElse(true)) {
            return;
        }
        try {
            begin();
            LOG.info("Traces are recorded by the OpenTelemetry of this server");
        } catch (RuntimeException | LinkageError missing) {
            LOG.warning(() -> DISABLED + " is false, but this server has no OpenTelemetry to record traces with: " + missing);
        }
    }

    /** The class is loaded here and nowhere else. */
    private static void begin() {
        OpenTelemetrySpans spans = OpenTelemetrySpans.ofServer();
        Spans.recordBy(spans);
        RequestSpanFilter.traceBy(spans);
    }

    @PreDestroy
    void stop() {
        RequestSpanFilter.traceBy(null);
        Spans.recordBy(null);
    }
}
