package org.backendfoundation.testkit.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.migration.revision.NewRevision;

/** What will be written, checked as a whole: {@link #write} refuses nothing but what the file system does. */
final class EntityPlan {

    private static final int LONGEST_SQL_NAME = 63;

    private final Project project;
    private final NewRevision revisions;
    private final Map<Path, String> files = new LinkedHashMap<>();
    private final List<NewEntity> entities = new ArrayList<>();
    /** Tables and indexes, by their names, with what they are of. */
    private final Map<String, String> relations = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /** @throws Refusal unless revisions can be listed */
    EntityPlan(Project project, NewRevision revisions) {
        this.project = project;
        this.revisions = revisions;
        project.relations().forEach(name -> relations.put(name, "the revisions of this project"));
        try {
            revisions.check();
        } catch (IllegalArgumentException refused) {
            throw new Refusal(refused.getMessage());
        }
    }

    /** @throws Refusal if it does not fit to the project, or to what was added before */
    void add(NewEntity entity) {
        checkPath(entity);
        RevisionFile.names(entity).forEach(name -> checkRelation(entity, name));
        plan(project.source(entity.packageName(), entity.name() + ".java"), EntityFile.text(entity));
        plan(project.source(entity.packageName(), entity.name() + "Resource.java"), ResourceFile.text(entity));
        plan(project.test(entity.packageName(), entity.name() + "IT.java"), TestFile.text(entity));
        entities.add(entity);
    }

    private void checkPath(NewEntity entity) {
        String path = entity.path();
        String other = ReservedWords.PATHS.contains(path) ? "the foundation"
                : project.serves(path) ? "another resource of this project" : paths.get(path);
        if (other != null) {
            throw new Refusal("The path /%s of %s is that of %s; generate %s by itself with another one, such as -Dpath=our-%s."
                    .formatted(path, entity.name(), other, entity.name(), path));
        }
        paths.put(path, entity.name());
    }

    private void checkRelation(NewEntity entity, String name) {
        if (name.length() > LONGEST_SQL_NAME) {
            throw new Refusal("%s would have an index %s, and PostgreSQL takes names of %s letters; shorten the name of the attribute."
                    .formatted(entity.name(), name, LONGEST_SQL_NAME));
        }
        String other = relations.putIfAbsent(name, entity.name());
        if (other != null) {
            throw new Refusal("%s would have a table or an index %s, and there is one in %s already; rename the entity or the attribute."
                    .formatted(entity.name(), name, other));
        }
    }

    private void plan(Path file, String text) {
        if (Files.exists(file) || files.putIfAbsent(file, text) != null) {
            throw new Refusal("There would be two files %s; rename the entity, or the file.".formatted(file));
        }
    }

    /**
     * Writes all files, and then the revisions in the order in which entities were added.
     *
     * @return the files
     */
    List<Path> write() {
        files.forEach(EntityPlan::write);
        List<Path> written = new ArrayList<>(files.keySet());
        entities.forEach(entity -> written.add(revisions.create(RevisionFile.message(entity), RevisionFile.statements(entity),
                RevisionFile.rollback(entity))));
        return written;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal("%s cannot be written (%s); mend that, remove what was written, and try again."
                    .formatted(file, Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }
}
