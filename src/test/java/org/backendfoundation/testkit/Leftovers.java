package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stops what a killed launcher left running. A server is ours if the file beside its log has its process id and its start time; a
 * PostgreSQL is ours if its own file in our data directory names it. Nothing else is ever stopped.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path launcherFile;
    private final Path serverFile;
    private final Path data;

    Leftovers(Path directory, Path data) {
        this.launcherFile = directory.resolve("launcher.pid");
        this.serverFile = directory.resolve("server.pid");
        this.data = data;
    }

    /** @throws DevServer.Refusal if another launcher is running here */
    void clear(Consumer<String> say) {
        recorded(launcherFile).ifPresent(launcher -> {
            throw new DevServer.Refusal("`mvn -Pdev` already runs here (pid %s). Stop it first.".formatted(launcher.pid()));
        });
        recorded(serverFile).ifPresent(server -> {
            say.accept("An earlier run left its server (pid %s); stopping it.".formatted(server.pid()));
            server.destroy();
            if (!Deadline.within(PATIENCE, () -> !server.isAlive())) {
                server.destroyForcibly();
            }
        });
        Postmaster.in(data).ifPresent(postmaster -> {
            say.accept("An earlier run left its PostgreSQL (pid %s); stopping it.".formatted(postmaster.pid()));
            postmaster.stop(PATIENCE);
        });
        record(launcherFile, ProcessHandle.current());
    }

    void remember(Process server) {
        record(serverFile, server.toHandle());
    }

    void forget() {
        try {
            Files.deleteIfExists(serverFile);
            Files.deleteIfExists(launcherFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(Path file, ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + started(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> recorded(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).split(" ");
            return ProcessHandle.of(Long.parseLong(words[0])).filter(ProcessHandle::isAlive)
                    .filter(process -> started(process).equals(words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
