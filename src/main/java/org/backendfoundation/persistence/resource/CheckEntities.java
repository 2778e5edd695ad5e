package org.backendfoundation.persistence.resource;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.ConfigurationViolation;

/** Checks entities while a project is built: reports each that does not extend the base, which would stop the deployment. */
public final class CheckEntities {

    private static final String CLASS = ".class";

    private CheckEntities() {
    }

    /**
     * Takes the directory of the project's classes as argument.
     *
     * @throws IllegalStateException with all findings, one per line
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        List<String> findings = findings(Path.of(arguments[0]), Thread.currentThread().getContextClassLoader());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The entities break " + findings.size() + " rules:\n" + String.join("\n", findings));
        }
    }

    static List<String> findings(Path classes, ClassLoader loader) throws IOException, ClassNotFoundException {
        List<Class<?>> entities = new ArrayList<>();
        for (String name : names(classes)) {
            Class<?> type = Class.forName(name, false, loader);
            if (type.isAnnotationPresent(Entity.class)) {
                entities.add(type);
            }
        }
        return EntityRules.violations(entities, List.of()).stream().map(CheckEntities::line).toList();
    }

    private static List<String> names(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString()).filter(CheckEntities::isClass).sorted()
                    .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.').replace('\\', '.')).toList();
        }
    }

    /** Descriptions of modules and packages are no classes. */
    private static boolean isClass(String file) {
        return file.endsWith(CLASS) && !file.endsWith("-info" + CLASS);
    }

    private static String line(ConfigurationViolation violation) {
        return violation.value() + ": " + violation.message() + " " + violation.remedy();
    }
}
