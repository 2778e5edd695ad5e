package org.backendfoundation.observation.metric;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The metrics as they are now, as a text. */
@ApplicationScoped
public class MetricsText {

    private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.builder().setCreatedTimestampsEnabled(false)
            .build();
    private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false)
            .build();

    @Inject
    MetricRegistry registry;

    public String text() {
        return text(PROMETHEUS);
    }

    String text(ExpositionFormatWriter format) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            format.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** @param accept as a scraper sends it; null where it sends none */
    static ExpositionFormatWriter format(String accept) {
        return accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
    }
}
