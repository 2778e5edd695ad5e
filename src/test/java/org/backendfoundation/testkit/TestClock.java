package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.backendfoundation.testkit.clock.FileClock;

/**
 * The {@link Clock} that the application's beans inject: the real time, until a test sets another. The time of the audit trail is the
 * database's and stays real. Each class of tests begins with the real time.
 */
public final class TestClock {

    private final Path file;

    TestClock(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What the application reads. */
    public Instant instant() {
        return new FileClock(file, ZoneOffset.UTC).instant();
    }

    /** Stands still at this instant. */
    public void fix(Instant instant) {
        write(instant.toString());
    }

    /** Goes ahead by this, or back if it is negative, and then on as before: standing still if it was fixed. */
    public void advance(Duration by) {
        String text = FileClock.text(file);
        if (text.isEmpty() || FileClock.isDuration(text)) {
            write((text.isEmpty() ? by : Duration.parse(text).plus(by)).toString());
        } else {
            fix(Instant.parse(text).plus(by));
        }
    }

    /** The real time again. */
    public void reset() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    private void write(String text) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
