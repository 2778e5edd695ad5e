package org.backendfoundation.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.testkit.ServerProcess;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A program of this machine. The tests that run it are skipped where it is not installed, unless its property is {@code required}. */
public abstract class Program implements ExecutionCondition {

    private final String property;
    private final String missing;
    private final List<String> names;

    protected Program(String property, String missing, String... names) {
        this.property = property;
        this.missing = missing;
        this.names = List.of(names);
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isRequired() || isInstalled() ? ConditionEvaluationResult.enabled("with what this machine has")
                : ConditionEvaluationResult.disabled(missing);
    }

    private boolean isRequired() {
        return "required".equals(System.getProperty(property));
    }

    private boolean isInstalled() {
        return names.stream().allMatch(name -> Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name))));
    }

    /** Says it if tests will be skipped. */
    final void announce(String tests) {
        if (!isRequired() && !isInstalled()) {
            System.out.println("[WARNING] " + tests + " are skipped: " + missing);
        }
    }

    /** Runs a command in a directory to its end. */
    public static MavenProject.Outcome run(Path directory, Map<String, String> environment, Duration atMost, String... command) {
        Path log = directory.resolve("run.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        int status = ServerProcess.status(builder, atMost, String.join(" ", command));
        try {
            return new MavenProject.Outcome(status, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
