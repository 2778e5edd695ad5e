package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL process that owns a data directory, identified by the pid file there. */
final class Postmaster {

    private static final String FILE = "postmaster.pid";

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /** Empty if none runs, also if the file is left of a killed process and another program has its number now. */
    static Optional<Postmaster> in(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines(file).get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().filter(command -> command.contains("postgres")).isPresent())
                .map(Postmaster::new);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGINT: a fast, orderly stop. */
    void stop(Duration atMost) {
        end(Signal.INT, atMost);
    }

    /** SIGQUIT: an immediate stop without a checkpoint. */
    void quit(Duration atMost) {
        end(Signal.QUIT, atMost);
    }

    /** SIGSTOP to it and to every session: connections stay open, and nothing answers. */
    void freeze() {
        Signal.STOP.send(process.pid());
        process.descendants().forEach(session -> Signal.STOP.send(session.pid()));
    }

    void thaw() {
        process.descendants().forEach(session -> Signal.CONT.send(session.pid()));
        Signal.CONT.send(process.pid());
    }

    private void end(Signal signal, Duration atMost) {
        signal.send(process.pid());
        awaitEnd(atMost);
    }

    void awaitEnd(Duration atMost) {
        Deadline.await("PostgreSQL (pid %s) to end".formatted(process.pid()), atMost, () -> !process.isAlive());
    }
}
