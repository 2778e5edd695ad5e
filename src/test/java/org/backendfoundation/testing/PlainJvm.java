package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backendfoundation.testkit.ServerProcess;

/** Runs a program of the application in a JVM with only the application's classes, as the scripts of {@code server-config} do. */
public final class PlainJvm {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PlainJvm() {
    }

    /** The result of a program. */
    public record Run(int status, String out, String err) {
    }

    /** @param environment the whole environment */
    public static Run run(Class<?> program, Map<String, String> environment, String... arguments) {
        return run(List.of(), program, environment, arguments);
    }

    /** @param by a command to which the JVM's command is appended */
    public static Run run(List<String> by, Class<?> program, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(by);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classes(program), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Path out = Files.createTempFile("out", null);
            Path err = Files.createTempFile("err", null);
            int status = ServerProcess.status(builder.redirectOutput(out.toFile()).redirectError(err.toFile()), PATIENCE,
                    program.getName());
            return new Run(status, taken(out), taken(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    private static String classes(Class<?> program) {
        try {
            return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
