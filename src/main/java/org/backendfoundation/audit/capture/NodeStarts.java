package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.backendfoundation.audit.trail.AuditOutbox;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.AuditWriter;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/** Records each start of this node with the configuration that it has until its end. The start does not wait for the database. */
@ApplicationScoped
public class NodeStarts {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AuditWriter writer;

    @Inject
    AuditOutbox entries;

    public void record() {
        entries.addLater(writer.newRecord(TrailActions.NODE_STARTED, DatabaseOperations.NODE,
                configuration.value(ApplicationSettings.NODE_NAME), Outcome.SUCCESS,
                AuditValues.of(Map.of("configuration", settings())).asJsonObject()));
    }

    /** Without what has no value; secrets are masked. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        configuration.settings().stream().filter(entry -> entry.shown() != null)
                .forEach(entry -> settings.put(entry.setting().key(), entry.shown()));
        return settings;
    }
}
