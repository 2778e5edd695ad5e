package org.backendfoundation.testkit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * One of the JVMs that run integration tests in parallel, whole classes at a time. It keeps what classes share until it ends: to JUnit and
 * Arquillian each class is a run of its own, whose stores and suites end with it.
 */
public final class Fork {

    /** The number of this fork, from 1 on. */
    static final int NUMBER = Integer.getInteger("test.fork", 1);

    private static final Deque<Shared> SHARED = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SHARED.parallelStream().forEach(Shared::close)));
    }

    private Fork() {
    }

    /** Closed when the JVM ends. */
    public interface Shared extends AutoCloseable {

        @Override
        void close();
    }

    /** The only instance of its type in this fork, started by the first class that needs it. */
    public static <T extends Shared> T shared(Class<T> type, Supplier<T> start) {
        return SHARED.stream().filter(type::isInstance).map(type::cast).findFirst().orElseGet(() -> {
            T started = start.get();
            SHARED.add(started);
            return started;
        });
    }

    /** A directory of this fork alone, as the last run left it. */
    public static Path directory(String name) {
        return Path.of("target", "test-servers", name + "-" + NUMBER);
    }

    /** The same directory, emptied. */
    public static Path emptyDirectory(String name) {
        Directories.delete(directory(name));
        return directory(name);
    }
}
