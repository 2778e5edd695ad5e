package org.backendfoundation.testkit.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project of a team in a directory of a test, without its Maven. */
record TeamProject(Path directory) {

    static final String PACKAGE = "org.example.billing";

    /** It refers to Customer. */
    static final String OF_ALL_KINDS = "Sample: code:string! unique, serial:integer unique, token:uuid! unique, day:date! unique, big:long!, "
            + "label:string, body:text!, price:decimal(12,2)!, is_paid:boolean!, opens_at:time, moment:timestamp!, lasts:duration!, "
            + "settings:json, mode:enum(ON,OFF)!, customer:ref(Customer)!, parent:ref(Sample), payer:ref(Customer) unique";

    private static final String LIST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
              <include file="db/foundation.xml"/>
            </databaseChangeLog>
            """;

    static TeamProject in(Path directory) {
        TeamProject project = new TeamProject(directory);
        project.write("src/main/resources/db/changelog.xml", LIST);
        return project;
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lines of entities */
    List<String> generate(String... lines) {
        write("entities.txt", String.join("\n", lines));
        return run("file", "entities.txt", "package", PACKAGE);
    }

    /** @param options names and values, in turn */
    List<String> run(String... options) {
        Properties properties = new Properties();
        for (int i = 0; i < options.length; i += 2) {
            properties.setProperty(options[i], options[i + 1]);
        }
        return EntityCommand.run(directory, "billing", PACKAGE, properties);
    }

    /** All files, by their names without directories; the names of revisions without their ids. */
    Map<String, String> files() {
        try (Stream<Path> files = Files.walk(directory.resolve("src"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString().replaceFirst("^[0-9a-f]{12}_", ""), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks into the project first, as a build does, and then among the foundation's classes. */
    ClassLoader loader(Path classes) {
        return new URLClassLoader(new URL[] {url(directory.resolve("src/main/resources")), url(classes)}, getClass().getClassLoader()) {

            @Override
            public URL getResource(String name) {
                URL own = findResource(name);
                return own == null ? super.getResource(name) : own;
            }
        };
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
