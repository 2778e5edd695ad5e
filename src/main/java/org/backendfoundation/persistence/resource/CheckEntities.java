package org.backendfoundation.persistence.resource;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.eclipse.persistence.exceptions.EclipseLinkException;
import org.eclipse.persistence.exceptions.IntegrityException;

/**
 * Checks entities while a project is built: reports whatever would stop the deployment, by the code that stops it. The persistence unit is
 * made without a database; the entities and the resources are those of the project and of the foundation.
 */
public final class CheckEntities {

    private static final String CLASS = ".class";

    private CheckEntities() {
    }

    /**
     * Takes the directory of the project's classes as argument.
     *
     * @throws IllegalStateException with all findings, one per line
     */
    public static void main(String[] arguments) throws IOException {
        List<String> findings = findings(Path.of(arguments[0]), Thread.currentThread().getContextClassLoader());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The entities break " + (findings.size() == 1 ? "one rule" : findings.size() + " rules") + ":\n"
                    + String.join("\n", findings));
        }
    }

    static List<String> findings(Path classes, ClassLoader loader) throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        List<Class<?>> resources = Stream.concat(names(BuildUnit.foundation()).stream(), names(classes).stream())
                .flatMap(name -> resource(name, loader).stream()).toList();
        resources.forEach(EntityResources::add);
        try (EntityManagerFactory factory = BuildUnit.of(classes, loader).open()) {
            return EntityRules.violations(factory).stream().map(CheckEntities::line).toList();
        } catch (PersistenceException refused) {
            return refusals(refused);
        } finally {
            resources.forEach(EntityResources::remove);
        }
    }

    /** @param root a directory, or a jar */
    private static List<String> names(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            return namesWithin(root);
        }
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
            return namesWithin(jar.getPath("/"));
        }
    }

    private static List<String> namesWithin(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString()).filter(CheckEntities::isClass).sorted()
                    .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.').replace('\\', '.')).toList();
        }
    }

    /** Descriptions of modules and packages are no classes. */
    private static boolean isClass(String file) {
        return file.endsWith(CLASS) && !file.endsWith("-info" + CLASS);
    }

    private static Optional<Class<?>> resource(String name, ClassLoader loader) {
        try {
            return Optional.<Class<?>>of(Class.forName(name, false, loader)).filter(EntityResource.class::isAssignableFrom);
        } catch (ClassNotFoundException | LinkageError ofServerOnly) {
            // it extends what only a server has, which a resource of entities does not
            return Optional.empty();
        }
    }

    /** What the provider itself does not take; it names the class and the attribute. */
    private static List<String> refusals(PersistenceException refused) {
        return Stream.<Throwable>iterate(refused, cause -> cause != null, Throwable::getCause)
                .filter(EclipseLinkException.class::isInstance).reduce((outer, inner) -> inner)
                .map(cause -> cause instanceof IntegrityException several
                        ? ProviderLists.<Throwable>of(several.getIntegrityChecker(), "getCaughtExceptions").stream()
                                .map(CheckEntities::description).toList()
                        : List.of(description(cause)))
                .orElseGet(() -> List.of(description(refused)));
    }

    private static String description(Throwable refused) {
        return String.join(" ", String.valueOf(refused.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static String line(ConfigurationViolation violation) {
        return violation.value() + ": " + violation.message() + " " + violation.remedy();
    }
}
