package org.backendfoundation.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * One test of steps that each begin where the one before ended, for a {@link TestFactory}. Each is reported by its name; those behind a
 * step that fails are not tried.
 */
public final class Scenario {

    private final List<DynamicTest> steps = new ArrayList<>();
    private boolean hasFailed;

    /** @param name a sentence, as the name of a test is one */
    public Scenario step(String name, Executable step) {
        steps.add(DynamicTest.dynamicTest(name, () -> run(step)));
        return this;
    }

    private void run(Executable step) throws Throwable {
        Assumptions.assumeFalse(hasFailed, "an earlier step failed");
        hasFailed = true;
        step.execute();
        hasFailed = false;
    }

    public Stream<DynamicTest> steps() {
        return steps.stream();
    }
}
