package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process with a deadline for its end, which is never left running. */
public final class ServerProcess {

    private ServerProcess() {
    }

    public static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes scripts use the JDK that runs the tests, unless servers have one of their own, in {@code SERVER_JAVA_HOME}. */
    public static void useThisJdk(Map<String, String> environment) {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Runs a preparing command to its end. */
    public static void run(ProcessBuilder builder, Duration atMost, Path log) {
        int status = status(builder, atMost, "Preparing the server; see " + log);
        if (status != 0) {
            throw new IllegalStateException("Preparing the server failed with exit status %s; see %s".formatted(status, log));
        }
    }

    /** Runs it to its end, and requires this exit status. */
    public static int status(ProcessBuilder builder, Duration atMost, String what) {
        Process process = start(builder);
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!hasEnded(process, atMost)) {
                process.destroyForcibly();
                throw new IllegalStateException("More than %s s: %s".formatted(atMost.toSeconds(), what));
            }
            return process.exitValue();
        } finally {
            forget(end);
        }
    }

    /** Asks the process to end, and kills it if it does not. */
    public static void stop(Process process, Duration grace) {
        process.destroy();
        if (!hasEnded(process, grace)) {
            kill(process);
        }
    }

    public static void kill(Process process) {
        process.destroyForcibly();
        hasEnded(process, Duration.ofSeconds(10));
    }

    private static boolean hasEnded(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is shutting down and runs the hook already
        }
    }
}
