package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerHome;
import org.backendfoundation.testkit.ServerProcess;
import org.backendfoundation.testkit.TestedServer;

/** Runs the scripts of this run's server on a home of their own, as an operator does. */
final class ServerScripts {

    /** A locale in which i and I are no pair: the start must not pass it to the server. */
    private static final String TURKISH = "-Duser.language=tr";
    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final Path PROCESSES = Path.of("/proc");

    private final TestedServer server = TestedServer.current();
    private final Path home;
    private final Path log;
    private final Map<String, String> variables = new HashMap<>(System.getenv());

    ServerScripts(Path home, Map<String, String> settings) {
        this.home = home;
        this.log = home.resolveSibling("script.log");
        variables.keySet().removeIf(name -> name.startsWith("DATABASE_"));
        variables.putAll(server.parts());
        variables.putAll(Map.of("FOUNDATION_HOME", home.toString(), "FOUNDATION_WAR", Deployments.WAR.toString(),
                "PORT", String.valueOf(Ports.free()), "ADMIN_PORT", String.valueOf(Ports.free()), "MANAGEMENT_PORT",
                String.valueOf(Ports.free())));
        variables.putAll(settings);
        variables.put("LC_ALL", "C");
        ServerProcess.useThisJdk(variables);
    }

    /** The result of a script. */
    record Outcome(int status, String said) {
    }

    int port() {
        return port("PORT");
    }

    int port(String variable) {
        return Integer.parseInt(variables.get(variable));
    }

    /** The output of the started server. */
    Path serverLog() {
        return home.resolveSibling("server.log");
    }

    /** The JDK of the tests, which says that it is of this release. */
    static Path jdk(Path home, int release) {
        try {
            Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
            Files.writeString(java,
                    "#!/bin/sh\n[ \"$1\" != -version ] || { echo 'openjdk version \"%s.0.1\"' >&2; exit; }\nexec '%s' \"$@\"\n"
                            .formatted(release, Path.of(System.getProperty("java.home"), "bin", "java")));
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome configure(Map<String, String> changed) {
        return outcome(ServerProcess.start(script(server.scripts().resolve("configure"), changed)));
    }

    Outcome check(Map<String, String> changed) {
        ProcessBuilder check = script(server.scripts().resolve("configure"), changed);
        check.command().add("check");
        return outcome(ServerProcess.start(check));
    }

    Outcome configureWithout(String variable) {
        return outcome(ServerProcess.start(without(variable, script(server.scripts().resolve("configure"), Map.of()))));
    }

    Process configuring(Map<String, String> changed) {
        return ServerProcess.start(script(server.scripts().resolve("configure"), changed));
    }

    Outcome restore() {
        return outcome(ServerProcess.start(script(server.scripts().resolve("restore"), Map.of())));
    }

    /** Runs a start that must be refused. */
    Outcome start(Map<String, String> changed) {
        return outcome(ServerProcess.start(script(home.resolve("start"), changed)));
    }

    Outcome startWithout(String variable) {
        return outcome(ServerProcess.start(without(variable, script(home.resolve("start"), Map.of()))));
    }

    Process starting(Map<String, String> changed) {
        ProcessBuilder start = script(home.resolve("start"), changed);
        start.environment().put("JAVA_OPTS", String.join(" ", ServerHome.BRIEF) + " " + TURKISH);
        return ServerProcess.start(start.redirectOutput(serverLog().toFile()));
    }

    /** @param commandLines takes those of all processes of this JVM, until this one ends */
    Outcome outcome(Process process, Set<String> commandLines) {
        Deadline.await("the script's end; see " + log, AMPLE, () -> {
            commandLines.addAll(commandLines());
            return !process.isAlive();
        });
        return outcome(process);
    }

    private Outcome outcome(Process process) {
        Deadline.await("the script's end; see " + log, AMPLE, () -> !process.isAlive());
        return new Outcome(process.exitValue(), text(log));
    }

    /** Looks only at processes of this JVM, because another test's processes may show secrets. NUL ends each argument of a command line. */
    static Set<String> commandLines() {
        return ProcessHandle.current().descendants().map(process -> text(PROCESSES.resolve(process.pid() + "/cmdline")))
                .collect(Collectors.toSet());
    }

    /** Finds all processes that the scripts of this home started, by their environment: not every command line names the home. */
    List<ProcessHandle> processes() {
        String mark = bytes("FOUNDATION_HOME=" + home + "\0");
        return ProcessHandle.allProcesses().filter(process -> text(PROCESSES.resolve(process.pid() + "/environ")).contains(mark)).toList();
    }

    private ProcessBuilder script(Path script, Map<String, String> changed) {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putAll(changed);
        return builder;
    }

    private static ProcessBuilder without(String variable, ProcessBuilder builder) {
        builder.environment().remove(variable);
        return builder;
    }

    /** Reads byte for byte; empty where the file, or its process, is gone. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Writes what {@link #text} reads. */
    static String bytes(String written) {
        return new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    List<Path> filesThatSay(String text) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).filter(file -> text(file).contains(bytes(text))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
