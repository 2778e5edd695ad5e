package org.backendfoundation.testkit.entity;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.backendfoundation.migration.revision.NewRevision;

/**
 * {@code mvn -Pentity -Dname=Invoice -Dfields="number:string! unique, customer:ref(Customer)!"}, or {@code -Dfile=entities.txt} with a line
 * for each entity: writes the files of entities, as {@link EntityPlan} plans them.
 */
public final class EntityCommand {

    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");

    private final Path directory;
    private final String author;
    private final String packageOfFirst;
    private final Properties options;
    private final List<String> messages = new ArrayList<>();

    private EntityCommand(Path directory, String author, String packageOfFirst, Properties options) {
        this.directory = directory;
        this.author = author;
        this.packageOfFirst = packageOfFirst;
        this.options = options;
    }

    /** Takes the project's directory, its name and the package of its first entity as arguments, and what to make from properties. */
    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), arguments[1], arguments[2], System.getProperties()).forEach(System.out::println);
        } catch (Refusal | IllegalArgumentException | UncheckedIOException refused) {
            System.err.println(refused.getMessage());
            System.err.println("[ERROR] BUILD FAILURE");
            System.exit(1); // Maven would say so itself, and print the stack trace of an exception
        }
    }

    /**
     * @param author         of the revisions
     * @param packageOfFirst where an entity is to be while the project has none
     * @return what was done, a line each
     * @throws Refusal if nothing was
     */
    static List<String> run(Path directory, String author, String packageOfFirst, Properties options) {
        EntityCommand command = new EntityCommand(directory, author, packageOfFirst, options);
        command.run();
        return command.messages;
    }

    private void run() {
        Project project = Project.in(directory);
        List<EntityDefinition> entities = EntityOrder.of(unknown(project, definitions()));
        if (option("path").isPresent() && entities.size() > 1) {
            throw new Refusal("-Dpath is the path of one entity; give it with -Dname, or leave it out.");
        }
        EntityPlan plan = new EntityPlan(project, NewRevision.of(project.resources(), author));
        String packageName = entities.isEmpty() ? "" : packageName(project);
        Map<String, Target> added = new HashMap<>();
        for (EntityDefinition entity : entities) {
            added.put(entity.name(), new Target(entity.name(), packageName, entity.table(), entity.key(), true));
            plan.add(new NewEntity(entity, packageName, path(entity), targets(entity, project, packageName, added)));
        }
        plan.write().forEach(file -> messages.add("Made " + directory.relativize(file)));
    }

    private List<EntityDefinition> definitions() {
        Optional<String> file = option("file");
        Optional<String> name = option("name");
        if (file.isPresent() == name.isPresent()) {
            throw new Refusal(
                    "Say what to make: -Dname=Invoice -Dfields=\"number:string! unique, total:decimal(12,2)\", or -Dfile=entities.txt"
                            + " with a line such as Invoice: number:string! unique for each entity.");
        }
        return file.map(this::ofFile).orElseGet(() -> List.of(EntityParser.parts(name.orElseThrow(), options.getProperty("fields", ""))));
    }

    private List<EntityDefinition> ofFile(String file) {
        List<EntityDefinition> entities = new ArrayList<>();
        List<String> lines = Project.read(directory.resolve(file)).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#")) {
                continue;
            }
            String place = "%s, line %s".formatted(file, i + 1);
            EntityDefinition entity = EntityParser.line(place, lines.get(i));
            if (entities.stream().anyMatch(other -> other.name().equals(entity.name()))) {
                throw new Refusal("%s: %s is in a line above, too; leave one of them out.".formatted(place, entity.name()));
            }
            entities.add(entity);
        }
        if (entities.isEmpty()) {
            throw new Refusal("%s has no entity; write a line such as Invoice: number:string! unique.".formatted(file));
        }
        return entities;
    }

    private List<EntityDefinition> unknown(Project project, List<EntityDefinition> entities) {
        List<EntityDefinition> unknown = new ArrayList<>();
        for (EntityDefinition entity : entities) {
            project.file(entity.name()).ifPresentOrElse(
                    file -> messages.add("%s is there already and stays as it is: %s".formatted(entity.name(), directory.relativize(file))),
                    () -> unknown.add(entity));
        }
        return unknown;
    }

    private String packageName(Project project) {
        String name = option("package").or(project::packageOfEntities).orElse(packageOfFirst);
        if (!PACKAGE.matcher(name).matches()) {
            throw new Refusal("%s is no package; give one, such as -Dpackage=org.example.billing.".formatted(name));
        }
        return name;
    }

    private String path(EntityDefinition entity) {
        String path = option("path").orElseGet(() -> Names.path(entity.name()));
        if (!PATH.matcher(path).matches()) {
            throw new Refusal("-Dpath=%s is no path; write it like purchase-orders.".formatted(path));
        }
        return path;
    }

    private static Map<String, Target> targets(EntityDefinition entity, Project project, String packageName,
            Map<String, Target> added) {
        Map<String, Target> targets = new HashMap<>();
        entity.references().forEach(reference -> targets.computeIfAbsent(reference.target(), name -> Optional.ofNullable(added.get(name))
                .or(() -> project.target(name, packageName))
                .orElseThrow(() -> new Refusal(("%s.%s refers to %s, and there is no such entity in the project "
                        + "nor among those to make; correct the name, or make %s, too.")
                        .formatted(entity.name(), reference.name(), name, name)))));
        entity.references().filter(Attribute::isRequired).map(reference -> targets.get(reference.target()))
                .filter(target -> !target.isMadeByTest()).findFirst().ifPresent(target -> {
                    throw new Refusal(
                            ("The test of %s needs a %s, and the package %s has no test %s with the method '%s api)' that makes one; write it, "
                                    + "as generated tests have it, or make the reference optional.").formatted(entity.name(), target.name(),
                                            packageName,
                                            target.test(), Target.MAKING));
                });
        return targets;
    }

    private Optional<String> option(String name) {
        return Optional.ofNullable(options.getProperty(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
