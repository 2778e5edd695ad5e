package org.backendfoundation.testkit.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves what is saved below {@code src/main} while {@code mvn -Pdev} runs. What does not compile is said, and the last good version goes on
 * serving.
 */
public final class Reloader {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path JAVA = MAIN.resolve("java");
    private static final Path RESOURCES = MAIN.resolve("resources");
    private static final Path SCHEMA = RESOURCES.resolve("db");
    private static final Path PAGES = MAIN.resolve("webapp");
    private static final String SOURCE = ".java";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Path war;
    private final List<Path> classes;
    private final ClassRedefinition redefinition;
    private final Renewal renewal;
    private final ProjectRevisions revisions;
    private final Consumer<String> say;
    /** Saved and not served yet. */
    private final Set<Path> waiting = new TreeSet<>();
    private String lastRefusal = "";
    private boolean isServing = true;

    /**
     * @param war     the directory that the server serves
     * @param port    at which the server takes redefined classes
     * @param renewal for what cannot be redefined
     */
    public Reloader(Path war, int port, Renewal renewal, ProjectRevisions revisions, Consumer<String> say) {
        this.war = war;
        this.classes = List.of(war.resolve("WEB-INF").resolve("classes"), Path.of("target", "classes"));
        this.redefinition = new ClassRedefinition(port);
        this.renewal = renewal;
        this.revisions = revisions;
        this.say = say;
    }

    /** Serves what was written into the directories. */
    public interface Renewal {

        /**
         * Returns when it is served.
         *
         * @param isOutdated whether something was saved meanwhile, which ends the wait
         * @return in which way, for the developer
         * @throws Outdated              if that was so
         * @throws IllegalStateException with the reason why it is not served
         */
        String renew(BooleanSupplier isOutdated);

        /** Whether it is served now. */
        boolean isServed();

        /** Why it is not served; empty as long as that may pass by itself, and where nobody answers. */
        List<String> obstacles();
    }

    /** Something was saved before what was saved earlier was served. */
    public static final class Outdated extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Watches in a thread of its own, until this JVM ends. */
    public void start() {
        SourceWatch watch = new SourceWatch(MAIN);
        Thread thread = new Thread(() -> watch(watch), "reload");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(SourceWatch watch) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Set<Path> changed = watch.await(BETWEEN_LOOKS);
                if (changed.isEmpty()) {
                    look();
                } else {
                    reload(changed, watch::hasChange);
                }
            } catch (Outdated outdated) {
                isServing = false;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (SourceCompiler.Refusal refused) {
                say.accept(refused.getMessage() + served());
            } catch (UncheckedIOException | IllegalStateException failed) {
                isServing = false;
                say.accept(failed.getMessage() + served());
            }
        }
    }

    private String served() {
        return isServing ? "\nThe version before goes on serving." : "\nNothing is served until what you save next mends it.";
    }

    /** Somebody may also change by a command over REST whether it is served. */
    private void look() {
        if (renewal.isServed()) {
            if (!isServing) {
                say.accept("It is served again.");
            }
            isServing = true;
        } else if (isServing) {
            renewal.obstacles().forEach(obstacle -> {
                say.accept("Not ready: " + obstacle);
                isServing = false;
            });
        }
    }

    private void reload(Set<Path> saved, BooleanSupplier isOutdated) {
        Instant begun = Instant.now();
        waiting.addAll(saved);
        Set<Path> changed = servable();
        if (changed.isEmpty()) {
            return;
        }
        List<Path> pages = below(PAGES, changed);
        List<Path> resources = below(RESOURCES, changed);
        List<Path> sources = below(JAVA, changed).stream().filter(file -> file.toString().endsWith(SOURCE)).toList();
        pages.forEach(page -> mirror(page, PAGES, war));
        String way = "";
        if (!isServing || !resources.isEmpty() || !isRedefined(sources)) {
            compileAll();
            resources.forEach(file -> classes.forEach(directory -> mirror(file, RESOURCES, directory)));
            way = ", by " + renewal.renew(isOutdated);
            isServing = true;
        }
        waiting.removeAll(changed);
        if (!pages.isEmpty() || !resources.isEmpty() || !sources.isEmpty()) {
            say.accept(String.format(Locale.ROOT, "%s: served after %.1f s%s", names(changed),
                    Duration.between(begun, Instant.now()).toMillis() / 1000.0, way));
        }
    }

    /** Revisions that are not finished, or that the database cannot follow, wait; what serves is not taken down for them. */
    private Set<Path> servable() {
        List<Path> ofSchema = below(SCHEMA, waiting);
        List<String> refusals = ofSchema.isEmpty() ? List.of() : revisions.refusals();
        String refusal = String.join("\n", refusals);
        if (!refusal.equals(lastRefusal) && !refusal.isEmpty()) {
            say.accept(refusal + served());
        }
        lastRefusal = refusal;
        Set<Path> servable = new TreeSet<>(waiting);
        if (!refusals.isEmpty()) {
            ofSchema.forEach(servable::remove);
        }
        return servable;
    }

    private static List<Path> below(Path root, Collection<Path> changed) {
        return changed.stream().filter(file -> file.startsWith(root)).toList();
    }

    private static String names(Set<Path> files) {
        return String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList());
    }

    /** Whether the server runs the sources as they are now. */
    private boolean isRedefined(List<Path> sources) {
        if (sources.isEmpty()) {
            return true;
        }
        if (!sources.stream().allMatch(Files::exists)) {
            return false;
        }
        Map<String, byte[]> compiled = SourceCompiler.compile(sources);
        if (!compiled.entrySet().stream().allMatch(changed -> hasOtherBodiesAlone(changed.getKey(), changed.getValue()))
                || !redefinition.apply(compiled)) {
            return false;
        }
        write(compiled);
        return true;
    }

    /** The JVM would also take another annotation, which nobody reads again. */
    private boolean hasOtherBodiesAlone(String name, byte[] changed) {
        // what the server has; another build may have written the other directory meanwhile
        Path served = classes.get(0).resolve(name + ".class");
        try {
            return Files.exists(served) && ClassOutline.of(Files.readAllBytes(served)).equals(ClassOutline.of(changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Others may depend on what is no longer there, so all are compiled; classes without a source go. */
    private void compileAll() {
        Map<String, byte[]> compiled = SourceCompiler.compile(sources());
        for (Path directory : classes) {
            classFiles().stream().filter(name -> !compiled.containsKey(name)).forEach(name -> delete(directory.resolve(name + ".class")));
        }
        write(compiled);
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(SOURCE)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's own; the server's directory has the foundation's as well. */
    private List<String> classFiles() {
        Path own = classes.get(1);
        try (Stream<Path> files = Files.walk(own)) {
            return files.map(file -> own.relativize(file).toString().replace('\\', '/')).filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, byte[]> compiled) {
        compiled.forEach((name, bytes) -> classes.forEach(directory -> write(directory.resolve(name + ".class"), bytes)));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mirror(Path file, Path from, Path to) {
        Path copy = to.resolve(from.relativize(file).toString());
        try {
            if (Files.exists(file)) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
