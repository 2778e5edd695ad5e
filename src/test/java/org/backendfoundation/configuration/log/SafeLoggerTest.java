package org.backendfoundation.configuration.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLoggerTest {

    private static final String KEY = ApiKey.generate().text();

    private final Logger written = Logger.getLogger(SafeLoggerTest.class.getName());
    private final Logger log = SafeLogger.of(SafeLoggerTest.class);
    private final Records records = new Records();

    private static final class Records extends Handler {

        private final List<LogRecord> all = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            all.add(logged);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }

        private LogRecord only() {
            assertThat(all).hasSize(1);
            return all.get(0);
        }

        private String trace() {
            StringWriter trace = new StringWriter();
            only().getThrown().printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    @BeforeEach
    void listen() {
        written.setUseParentHandlers(false);
        written.setLevel(Level.FINE);
        written.addHandler(records);
    }

    @AfterEach
    void leave() {
        written.removeHandler(records);
        written.setUseParentHandlers(true);
        written.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001B[2K", "\u009B2K", "\u0000", "\b", "\t", "\u007F",
        "\u202E", "\u2066", "\u200B", "\u200D", "\uFEFF", "\u00AD", "\uD800", "\uDC00", "\uDB40\uDC41"})
    void whateverForgesALineIsWrittenAsItsCodePoint(String forging) {
        log.fine("reason" + forging + "FORGED");
        log.log(Level.WARNING, () -> "reason" + forging + "FORGED");
        log.log(Level.WARNING, "reason {0}", forging + "FORGED");
        log.log(Level.WARNING, new IllegalStateException(), () -> "reason" + forging + "FORGED");

        assertThat(records.all).hasSize(4).extracting(LogRecord::getMessage)
                .allSatisfy(written -> assertThat(written).contains("\\u").doesNotContain(forging).endsWith("FORGED"));
    }

    @Test
    void patternIsNotTakenForOneAgain() {
        log.log(Level.INFO, "of {0}", "{0}");

        assertThat(records.only().getMessage()).isEqualTo("of {0}");
        assertThat(records.only().getParameters()).isNull();
    }

    @Test
    void plainTextStaysAsItIs() {
        log.info("Müller → 漢字 \uD83D\uDE00 \"x\\y\"");

        assertThat(records.only().getMessage()).isEqualTo("Müller → 漢字 \uD83D\uDE00 \"x\\y\"");
    }

    @Test
    void secretsAreMasked() {
        log.log(Level.INFO, new IllegalStateException("shown " + KEY), () -> "POST /x/" + KEY);

        assertThat(records.only().getMessage()).isEqualTo("POST /x/fk_***");
        assertThat(records.trace()).contains("shown fk_***").doesNotContain(KEY);
    }

    @Test
    void throwablesKeepTheirNamesAndPlacesAndLoseTheirLineBreaks() {
        Exception cause = new IllegalArgumentException("Key (name)=(\n[SEVERE] FORGED)");
        Exception failure = new IllegalStateException("outer\r\nFORGED", cause);
        failure.addSuppressed(new RuntimeException("beside\u2028FORGED"));

        log.log(Level.SEVERE, "failed", failure);

        assertThat(records.trace()).contains("java.lang.IllegalStateException: outer\\u000d\\u000aFORGED",
                "Caused by: java.lang.IllegalArgumentException: Key (name)=(\\u000a[SEVERE] FORGED)",
                "Suppressed: java.lang.RuntimeException: beside\\u2028FORGED",
                "at org.backendfoundation.configuration.log.SafeLoggerTest.throwablesKeepTheirNames")
                .doesNotContain("\nFORGED", "\n[SEVERE]");
        assertThat(records.only().getThrown().getMessage()).isEqualTo("outer\\u000d\\u000aFORGED");
    }

    @Test
    void throwableThatIsAmongItsOwnCausesEnds() {
        Exception inner = new IllegalStateException("inner\n");
        Exception outer = new IllegalStateException("outer", inner);
        inner.initCause(outer);

        log.log(Level.SEVERE, "failed", outer);

        assertThat(records.trace()).contains("inner\\u000a");
    }

    @Test
    void throwableThatSaysNothingWrongIsKept() {
        Exception failure = new IllegalStateException("plain", new IllegalArgumentException());

        log.log(Level.SEVERE, "failed", failure);

        assertThat(records.only().getThrown()).isSameAs(failure);
    }

    @Test
    void levelIsThatOfTheNamedLogger() {
        written.setLevel(Level.WARNING);

        log.info("not for now");

        assertThat(log.isLoggable(Level.INFO)).isFalse();
        assertThat(records.all).isEmpty();
    }
}
