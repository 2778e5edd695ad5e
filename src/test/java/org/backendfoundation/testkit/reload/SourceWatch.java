package org.backendfoundation.testkit.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tells which files below a directory were saved or deleted. */
final class SourceWatch {

    /** A tool that saves several files, or one in several steps, is given this time, in milliseconds. */
    private static final long QUIET = 60;

    private final WatchService service;
    /** Seen, and not told yet. */
    private final Set<Path> seen = new TreeSet<>();

    SourceWatch(Path root) {
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register(root);
    }

    private void register(Path root) {
        try (Stream<Path> directories = Files.walk(root).filter(Files::isDirectory)) {
            for (Path directory : directories.toList()) {
                directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a change, and then until nothing changes for a moment; empty if there is none in time. */
    Set<Path> await(Duration atMost) throws InterruptedException {
        WatchKey key = service.poll(seen.isEmpty() ? atMost.toMillis() : QUIET, TimeUnit.MILLISECONDS);
        while (key != null) {
            take(key, seen);
            key = service.poll(QUIET, TimeUnit.MILLISECONDS);
        }
        Set<Path> changed = new TreeSet<>(seen);
        seen.clear();
        return changed;
    }

    /** Whether there is a change that nobody was told of yet. */
    boolean hasChange() {
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            take(key, seen);
        }
        return !seen.isEmpty();
    }

    private void take(WatchKey key, Set<Path> changed) {
        Path directory = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                add(directory.resolve(name), changed);
            }
        }
        key.reset();
    }

    private void add(Path file, Set<Path> changed) {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file)) {
            register(file);
            try (Stream<Path> files = Files.walk(file).filter(Files::isRegularFile)) {
                files.forEach(changed::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (!name.startsWith(".") && !name.endsWith("~") && name.contains(".")) {
            changed.add(file);
        }
    }
}
