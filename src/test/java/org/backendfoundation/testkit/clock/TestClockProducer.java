package org.backendfoundation.testkit.clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/** Takes the place of each other clock of the application. */
@Alternative
@Priority(Integer.MAX_VALUE)
@ApplicationScoped
public class TestClockProducer {

    /** The variable of the server with the path of the file. */
    public static final String VARIABLE = "TESTKIT_CLOCK";

    @Produces
    Clock clock() {
        return new FileClock(Path.of(System.getenv(VARIABLE)), ZoneOffset.UTC);
    }
}
