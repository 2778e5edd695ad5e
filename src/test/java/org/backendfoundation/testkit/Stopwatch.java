package org.backendfoundation.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the phases of a start; the server's own phase is read from its log. */
record Stopwatch(Instant maven, Instant launcher) {

    private static final Pattern POOL = Pattern.compile("boot\\.runtime\\.BootCommand\\].*?\\[timeMillis: (\\d+)\\]");
    private static final Pattern DEPLOYED = Pattern.compile("\\[timeMillis: (\\d+)\\] \\[levelValue: 800\\] Payara Micro .* ready in");

    static Stopwatch start() {
        Instant now = Instant.now();
        Instant maven = ProcessHandle.current().parent().flatMap(parent -> parent.info().startInstant()).orElse(now);
        return new Stopwatch(maven, now);
    }

    String split(Instant databaseReady, Instant serverStarted, String log) {
        Instant ready = Instant.now();
        Instant booted = last(POOL, log, serverStarted);
        Instant deployed = last(DEPLOYED, log, ready);
        return "%s (build %s, PostgreSQL %s beside Payara %s, deployment %s, connection and migration %s)".formatted(seconds(maven, ready),
                seconds(maven, launcher), seconds(launcher, databaseReady), seconds(launcher, booted), seconds(booted, deployed),
                seconds(deployed, ready.isBefore(deployed) ? deployed : ready));
    }

    private static Instant last(Pattern pattern, String log, Instant otherwise) {
        Matcher matcher = pattern.matcher(log);
        Instant last = otherwise;
        while (matcher.find()) {
            last = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
        }
        return last;
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
    }
}
