package org.backendfoundation.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own ShellCheck, which reads scripts and what they source. */
public final class ShellCheck implements ExecutionCondition {

    private static final String MISSING = "no ShellCheck was found. Install Debian's package shellcheck.";
    /** All but that a function's arguments, which are optional here, are not given. */
    private static final List<String> OPTIONS = List.of("--external-sources", "--source-path=SCRIPTDIR", "--check-sourced", "--format=gcc",
            "--exclude=SC2119,SC2120");

    /** Skipped where none is installed, unless {@code -Dshellcheck=required}. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isRequired() || program().isPresent() ? ConditionEvaluationResult.enabled("with the ShellCheck of this machine")
                : ConditionEvaluationResult.disabled(MISSING);
    }

    private static boolean isRequired() {
        return "required".equals(System.getProperty("shellcheck"));
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "shellcheck")).filter(Files::isExecutable).findFirst();
    }

    /** What is to be mended in these scripts, one line each. */
    public static List<String> findings(List<Path> scripts) throws IOException {
        List<String> command = new ArrayList<>(List.of(program().orElseThrow(() -> new IllegalStateException(MISSING)).toString()));
        command.addAll(OPTIONS);
        scripts.forEach(script -> command.add(script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().distinct().toList();
    }

    /** Says it if scripts will not be checked. */
    public static void announce() {
        if (!isRequired() && program().isEmpty()) {
            System.out.println("[WARNING] The shell scripts are not checked: " + MISSING);
        }
    }
}
