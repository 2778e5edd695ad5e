package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The JDK of the servers: the one in the variable {@code SERVER_JAVA_HOME}, which the scripts read, too; without it the one that runs the
 * tests.
 */
final class ServerJdk {

    private static final Optional<Path> NAMED = Optional.ofNullable(System.getenv("SERVER_JAVA_HOME")).filter(home -> !home.isBlank())
            .map(Path::of);
    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private ServerJdk() {
    }

    static Path java() {
        return NAMED.orElseGet(() -> Path.of(System.getProperty("java.home"))).resolve("bin").resolve("java");
    }

    /** Another text for each JDK. */
    static String version() {
        return NAMED.map(ServerJdk::description).orElseGet(() -> System.getProperty("java.runtime.version"));
    }

    /** @throws IllegalStateException with what to do, if this server does not run on it */
    static void require(int oldest, String what) {
        int release = NAMED.map(ServerJdk::release).orElseGet(() -> Runtime.version().feature());
        if (release < oldest) {
            throw new IllegalStateException(
                    "%s needs Java %s or newer, and this is Java %s: give SERVER_JAVA_HOME the path of such a JDK".formatted(what, oldest,
                            release));
        }
    }

    private static int release(Path home) {
        return RELEASE.matcher(description(home)).results().map((MatchResult found) -> Integer.parseInt(found.group(1))).findFirst()
                .orElseThrow(() -> new IllegalStateException("SERVER_JAVA_HOME: " + home + "/release does not say which JDK this is"));
    }

    private static String description(Path home) {
        try {
            return Files.readString(home.resolve("release"));
        } catch (IOException e) {
            throw new UncheckedIOException("SERVER_JAVA_HOME: there is no JDK in " + home, e);
        }
    }
}
