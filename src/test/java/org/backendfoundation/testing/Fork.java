package org.backendfoundation.testing;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * One of the JVMs that run integration tests side by side, whole classes, each in the JVM that is free. What classes share it keeps until it ends: a
 * class is a run of its own to JUnit and Arquillian, whose stores and suites end with it.
 */
public final class Fork {

    /** From 1 on. */
    static final int NUMBER = Integer.getInteger("test.fork", 1);

    private static final Deque<Shared> SHARED = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SHARED.parallelStream().forEach(Shared::close)));
    }

    private Fork() {
    }

    /** What is closed when the JVM ends. */
    public interface Shared extends AutoCloseable {

        @Override
        void close();
    }

    /** The only one of its type, started for the first class that asks. */
    public static <T extends Shared> T shared(Class<T> type, Supplier<T> start) {
        return SHARED.stream().filter(type::isInstance).map(type::cast).findFirst().orElseGet(() -> {
            T started = start.get();
            SHARED.add(started);
            return started;
        });
    }

    /** A directory that no other uses, as the run before left it. */
    public static Path directory(String name) {
        return Path.of("target", "test-servers", name + "-" + NUMBER);
    }

    /** The same, with nothing in it. */
    public static Path emptyDirectory(String name) {
        Directories.delete(directory(name));
        return directory(name);
    }
}
