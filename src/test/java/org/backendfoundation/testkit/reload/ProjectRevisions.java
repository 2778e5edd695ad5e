package org.backendfoundation.testkit.reload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.CheckRevisions;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionLabel;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.persistence.Sha256;
import org.backendfoundation.problem.ProblemException;

/**
 * The project's revisions, as they are saved, beside those that the database of {@code mvn -Pdev} has. Elsewhere an applied revision never
 * changes; here it is being written. So the text of each is kept before it is deployed, and one that was edited, or deleted, is rolled back
 * by the text that was applied.
 */
public final class ProjectRevisions {

    private static final MigrationLimits LIMITS = new MigrationLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ZERO);
    private static final String UNFINISHED = ": has no statement";
    private static final String FRESH = "`mvn -Pdev -Dfresh`, which begins with an empty database and the rows of src/dev/seed";

    private final Path resources;
    private final Path kept;
    private final DataSource database;
    private final boolean isUndoing;
    private final ClassLoader saved;

    /**
     * @param resources the directory of the project's resources
     * @param kept      where texts are kept
     * @param database  a developer's own, which is up; null for another one, in which nothing is ever rolled back
     * @param isUndoing whether what the project no longer has is rolled back
     */
    public ProjectRevisions(Path resources, Path kept, DataSource database, boolean isUndoing) {
        this.resources = resources;
        this.kept = kept;
        this.database = database;
        this.isUndoing = isUndoing;
        this.saved = new Overlay(name -> Optional.of(resources.resolve(name)).filter(Files::isRegularFile).map(ProjectRevisions::bytes));
    }

    /** Files that lie over those of the class path. */
    private static final class Overlay extends ClassLoader {

        private final Function<String, Optional<byte[]>> files;

        Overlay(Function<String, Optional<byte[]>> files) {
            super(ProjectRevisions.class.getClassLoader());
            this.files = files;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return files.apply(name).<InputStream>map(ByteArrayInputStream::new).orElseGet(() -> super.getResourceAsStream(name));
        }
    }

    /** What is to be rolled back, the newest first, and what keeps it from being. */
    private record Due(List<AppliedRevision> revisions, Optional<String> refusal) {
    }

    /** Keeps the texts as they are now: what is deployed next may apply them. */
    public void keep() {
        Path directory = resources.resolve(ChangeLog.DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            Files.createDirectories(kept);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file).replace("\r\n", "\n");
                Files.writeString(kept(Sha256.hex(text)), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept(String checksum) {
        return kept.resolve(checksum + ".sql");
    }

    /** Why the revisions are not served as they are saved; a sentence each, none if they are. */
    public List<String> refusals() {
        List<String> faults = faults();
        return faults.isEmpty() ? due().refusal().stream().toList() : faults;
    }

    /** Of a file that has no statement yet, nothing else is told. */
    private List<String> faults() {
        try {
            List<String> findings = CheckRevisions.findings(resources, saved);
            List<String> unfinished = findings.stream().filter(finding -> finding.contains(UNFINISHED))
                    .map(finding -> finding.substring(0, finding.indexOf(UNFINISHED))).toList();
            return Stream.concat(unfinished.stream().map(file -> file + " has no statement yet; served once it has."),
                    findings.stream().filter(finding -> unfinished.stream().noneMatch(finding::startsWith))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something is to be rolled back, and can be. */
    public boolean isDue() {
        Due due = due();
        return due.refusal().isEmpty() && !due.revisions().isEmpty();
    }

    private Due due() {
        if (database == null) {
            return new Due(List.of(), Optional.empty());
        }
        try (Connection connection = database.getConnection()) {
            return due(SchemaComparison.read(ChangeLog.read(saved), connection));
        } catch (SQLException unreachable) {
            return new Due(List.of(), Optional.empty()); // the node tells why it does not serve
        }
    }

    private Due due(SchemaComparison now) {
        List<AppliedRevision> gone = now.unknown();
        List<Revision> edited = now.edited();
        Set<String> ids = Stream.concat(gone.stream().map(AppliedRevision::id), edited.stream().map(Revision::id))
                .collect(Collectors.toSet());
        List<AppliedRevision> due = new ArrayList<>();
        now.applied().stream().filter(revision -> ids.contains(revision.id())).forEach(revision -> due.add(0, revision));
        if (!gone.isEmpty() && !isUndoing) {
            return new Due(List.of(), Optional.of(("The database has %s, which this project no longer has. Put it back; or start "
                    + "`mvn -Pdev -Dundo`, which rolls it back by the text that was applied, and with it go the rows of its tables; or %s.")
                    .formatted(files(gone.stream().map(AppliedRevision::file).toList()), FRESH)));
        }
        return new Due(due, obstacle(now, edited, due).map(reason -> ("%s was edited since it was applied, and cannot be rolled back: %s. "
                + "Put its former text back, and the change into a new revision (`mvn -Prevision`); or start %s.")
                .formatted(files(due.stream().map(AppliedRevision::file).toList()), reason, FRESH)));
    }

    private Optional<String> obstacle(SchemaComparison now, List<Revision> edited, List<AppliedRevision> due) {
        List<Revision> newest = now.appliedAfter(-1);
        if (!new HashSet<>(edited).containsAll(newest.subList(0, Math.min(edited.size(), newest.size())))) {
            return Optional.of(newest.get(0).file() + " was applied after it");
        }
        return due.stream().flatMap(revision -> obstacle(revision).stream()).findFirst();
    }

    private Optional<String> obstacle(AppliedRevision revision) {
        if (revision.labels().contains(RevisionLabel.IRREVERSIBLE)) {
            return Optional.of("it is irreversible");
        }
        return Files.exists(kept(String.valueOf(revision.checksum()))) ? Optional.empty() : Optional.of("its former text was not kept");
    }

    private static String files(List<String> names) {
        return String.join(", ", names);
    }

    /**
     * Rolls back what is due. Nothing that is deployed may look at the database meanwhile: it would apply it again.
     *
     * @return a sentence for the developer
     * @throws IllegalStateException if it failed, with the reason and the way out
     */
    public String undo() {
        List<AppliedRevision> due = due().revisions();
        String names = files(due.stream().map(AppliedRevision::file).toList());
        try {
            rollBack(due);
        } catch (SQLException | ProblemException failure) {
            throw new IllegalStateException("%s cannot be rolled back: %s\nPut its former text back; or start %s."
                    .formatted(names, failure.getMessage(), FRESH), failure);
        }
        return names + ": rolled back by the text that was applied; what only its tables and columns held is gone.";
    }

    private void rollBack(List<AppliedRevision> due) throws SQLException {
        Overlay former = former();
        ChangeLog changeLog = ChangeLog.read(former);
        List<PlanStep> steps = due.stream().flatMap(
                applied -> changeLog.revisions().stream().filter(revision -> revision.id().equals(applied.id())))
                .map(revision -> new PlanStep(Direction.DOWNGRADE, true, revision)).toList();
        MigrationCommand command = new MigrationCommand(Identifiers.next(), "system", "mvn -Pdev", "mvn -Pdev",
                "the project's revision was edited or deleted", step -> {});
        new SchemaMigration(database, changeLog, former, Identifiers::next).execute(command, LIMITS, holder -> {},
                (comparison, connection) -> new MigrationPlan(steps, Revision.BASE, false, false));
    }

    /** The change log as it was applied. */
    private Overlay former() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, byte[]> texts = new HashMap<>();
            List<AppliedRevision> applied = AppliedRevision.read(connection).stream()
                    .filter(revision -> Files.exists(kept(String.valueOf(revision.checksum())))).toList();
            applied.forEach(revision -> texts.put(revision.file(), bytes(kept(revision.checksum()))));
            Set<String> foundation = ChangeLog.ofFoundation(saved).revisions().stream().map(Revision::id).collect(Collectors.toSet());
            List<AppliedRevision> own = applied.stream().filter(revision -> !foundation.contains(revision.id())).toList();
            texts.put(ChangeLog.ROOT, list(own).getBytes(StandardCharsets.UTF_8));
            return new Overlay(name -> Optional.ofNullable(texts.get(name)));
        }
    }

    private static String list(List<AppliedRevision> applied) {
        return applied.stream().map(revision -> "<include file=\"%s\" labels=\"%s\"/>".formatted(revision.file(),
                revision.labels().stream().map(RevisionLabel::toString).collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "<databaseChangeLog>\n<include file=\"db/foundation.xml\"/>\n",
                        "\n</databaseChangeLog>\n"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
