package org.backendfoundation.testkit.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands at the instant that a file has, or is ahead by the duration that it has (ISO 8601); without the file it is the system's clock. */
public final class FileClock extends Clock {

    private final Path file;
    private final ZoneId zone;

    public FileClock(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /** What the file has; empty without it. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException real) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isDuration(String text) {
        return text.contains("P");
    }

    @Override
    public Instant instant() {
        String text = text(file);
        if (text.isEmpty()) {
            return Instant.now();
        }
        return isDuration(text) ? Instant.now().plus(Duration.parse(text)) : Instant.parse(text);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FileClock(file, other);
    }
}
