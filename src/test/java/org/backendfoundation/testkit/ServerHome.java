package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A server with the application, prepared once with {@code server-config} and started any number of times. */
public interface ServerHome extends AutoCloseable {

    Path PARTS = Path.of("target", "server-parts").toAbsolutePath();

    /** For short-lived servers on few cores: the quick compiler and the small collector, which the shipped start does not use. */
    List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    /** As the shipped start has it, whatever this machine's language. */
    String LANGUAGE = "-Duser.language=en";

    /** Made once, by the first {@link Fork} that needs it, unless a run before has. */
    static void once(Path made, Runnable make) {
        Path file = Directories.create(made.getParent()).resolve(made.getFileName() + ".lock");
        synchronized (ServerHome.class) {
            try (FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(made)) {
                    make.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean isPrepared();

    void prepare();

    /** @param environment the server's; added to the caller's own */
    ProcessBuilder start(int port, Map<String, String> environment);

    default ServerAdministration administration() {
        throw new IllegalStateException("Nobody administers this server");
    }

    @Override
    void close();
}
