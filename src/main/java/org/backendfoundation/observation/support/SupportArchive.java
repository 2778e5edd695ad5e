package org.backendfoundation.observation.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.ConfigurationResource;
import org.backendfoundation.configuration.DeployedApplication;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.status.Database;
import org.backendfoundation.migration.node.MigrationsResource;
import org.backendfoundation.observation.hour.LastHourResource;
import org.backendfoundation.observation.log.LogsResource;
import org.backendfoundation.observation.metric.MetricsText;
import org.backendfoundation.rest.json.SharedJsonb;

/**
 * A ZIP archive for a bug report. Its parts are what the API shows to operators, so secrets are masked in the same way. A part that fails,
 * as some do without a database, has its failure instead.
 */
@ApplicationScoped
class SupportArchive {

    private static final int WHOLE_STACK = Integer.MAX_VALUE;
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    ConfigurationResource settings;

    @Inject
    Database database;

    @Inject
    DatabaseConnection connection;

    @Inject
    ConnectionPool pool;

    @Inject
    MigrationsResource migrations;

    @Inject
    LogsResource logs;

    @Inject
    MetricsText metrics;

    @Inject
    LastHourResource lastHour;

    /** One file of the archive. */
    private interface Part extends Callable<String> {
    }

    /** Collects all parts before the answer begins. @return texts by the names of their files */
    @Audited(action = "SUPPORT_ARCHIVE_MADE", meaning = "an operator made an archive for a bug report")
    Map<String, String> collect() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("about.json", () -> json(about()));
        parts.put("configuration.json", () -> json(settings.settings()));
        parts.put("database.json", () -> json(database.view()));
        parts.put("transitions.json", () -> json(connection.transitions()));
        parts.put("migrations.json", () -> json(migrations.list()));
        parts.put("logs.json", () -> json(logs.lines()));
        parts.put("metrics.txt", metrics::text);
        parts.put("last-hour.json", () -> json(lastHour.lastHour()));
        parts.put("threads.txt", SupportArchive::threads);
        Map<String, String> texts = new LinkedHashMap<>();
        parts.forEach((name, part) -> texts.put(name, text(part)));
        return texts;
    }

    /** With the node and the time, so that those of several nodes lie beside each other. */
    String fileName() {
        return "support-%s-%s.zip".formatted(configuration.value(ApplicationSettings.NODE_NAME).replaceAll("[^A-Za-z0-9.-]", "_"),
                FILE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
    }

    static void write(Map<String, String> texts, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String text(Part part) {
        try {
            return part.call();
        } catch (Exception failure) {
            return "This part could not be made: " + SafeLogger.safe(failure.toString()) + "\n";
        }
    }

    private static String json(Object value) {
        return SharedJsonb.get().toJson(value);
    }

    private Map<String, String> about() {
        DeployedApplication application = DeployedApplication.read();
        Map<String, String> about = new LinkedHashMap<>();
        about.put("application", application.name());
        about.put("version", application.version());
        about.put("node", configuration.value(ApplicationSettings.NODE_NAME));
        about.put("server", pool.server());
        about.put("java", Runtime.version().toString());
        about.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        about.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        about.put("largest_heap_bytes", String.valueOf(Runtime.getRuntime().maxMemory()));
        about.put("started_at", Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()).toString());
        about.put("made_at", Instant.now().toString());
        return about;
    }

    private static String threads() {
        ThreadInfo[] threads = ManagementFactory.getThreadMXBean().dumpAllThreads(true, true, WHOLE_STACK);
        return Arrays.stream(threads).map(thread -> "\"%s\" %s\n%s\n".formatted(thread.getThreadName(), thread.getThreadState(),
                Arrays.stream(thread.getStackTrace()).map(frame -> "    at " + frame).collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n"));
    }
}
