package org.backendfoundation.testkit.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a team's project has already: a reading of its sources, without compiling them. */
final class Project {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern ENTITY = Pattern.compile("(?m)^@Entity\\b");
    private static final Pattern TABLE = Pattern.compile("@Table\\(name = \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RESOURCE = Pattern.compile("(?m)^@Path\\(\"/?([^\"]*)\"\\)");
    /** The first key that is no reference. */
    private static final Pattern KEY = Pattern.compile("@Bulk\\(keys = \\{?\\s*\"(\\w+(?<!_id))\"");
    private static final Pattern RELATION = Pattern
            .compile("(?im)^CREATE (?:UNIQUE )?(?:TABLE|INDEX)(?: CONCURRENTLY)?(?: IF NOT EXISTS)? \"?(\\w+)");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path directory;
    private final Map<Path, String> sources;

    private Project(Path directory) {
        this.directory = directory;
        this.sources = texts("src/main/java", ".java");
    }

    /** @throws Refusal if a file cannot be read */
    static Project in(Path directory) {
        return new Project(directory);
    }

    Path resources() {
        return directory.resolve("src/main/resources");
    }

    Path source(String packageName, String file) {
        return directory.resolve("src/main/java").resolve(packageName.replace('.', '/')).resolve(file);
    }

    Path test(String packageName, String file) {
        return directory.resolve("src/test/java").resolve(packageName.replace('.', '/')).resolve(file);
    }

    /** The package of the first entity. */
    Optional<String> packageOfEntities() {
        return sources.values().stream().filter(text -> ENTITY.matcher(text).find()).flatMap(text -> found(PACKAGE, text)).findFirst();
    }

    /** The file of a class with this name, in whatever package. */
    Optional<Path> file(String className) {
        return sources.keySet().stream().filter(file -> file.getFileName().toString().equals(className + ".java")).findFirst();
    }

    /** Whether a resource has the path. */
    boolean serves(String path) {
        return sources.values().stream().flatMap(text -> found(RESOURCE, text)).anyMatch(path::equals);
    }

    /** The tables and the indexes that its revisions make. */
    List<String> relations() {
        return texts("src/main/resources/db", ".sql").values().stream().flatMap(text -> found(RELATION, text)).toList();
    }

    /**
     * An entity that is there; empty if there is none of this name.
     *
     * @param packageOfTests where the test must be that makes its rows
     */
    Optional<Target> target(String name, String packageOfTests) {
        return file(name).map(sources::get).filter(text -> ENTITY.matcher(text).find())
                .map(text -> target(name, text, test(packageOfTests, name + "IT.java")));
    }

    private Target target(String name, String text, Path test) {
        String packageName = found(PACKAGE, text).findFirst().orElse("");
        String table = found(TABLE, text).findFirst().map(quoted -> quoted.replace("\\\"", "\"")).orElse(Names.snakeCase(name));
        Optional<String> key = file(name + "Resource").map(sources::get).flatMap(resource -> found(KEY, resource).findFirst());
        return new Target(name, packageName, table, key, Files.exists(test) && read(test).contains(Target.MAKING));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private Map<Path, String> texts(String folder, String ending) {
        Path root = directory.resolve(folder);
        if (!Files.isDirectory(root)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            Map<Path, String> texts = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .forEach(file -> texts.put(file, read(file)));
            return texts;
        } catch (IOException e) {
            throw new Refusal("%s cannot be read (%s); mend that and try again.".formatted(root, e.getMessage()));
        }
    }

    /** @throws Refusal if it is not there, or no text */
    /** Without the mark that some editors put at the head. */
    static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (IOException e) {
            throw new Refusal("%s cannot be read as a text in UTF-8 (%s); mend that and try again.".formatted(file, e));
        }
    }
}
