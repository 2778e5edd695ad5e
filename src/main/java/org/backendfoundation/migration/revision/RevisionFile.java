package org.backendfoundation.migration.revision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.RevisionText.ChangeSetLine;
import org.backendfoundation.persistence.Sha256;

/**
 * A revision's file: Liquibase's formatted SQL with one change set, whose id is the file's, and its rollback. Findings are sentences that
 * name the file and the remedy. What runs is what is written in the file, see {@link RevisionText}.
 */
public record RevisionFile(String file, String text, Set<RevisionLabel> labels, RevisionText parts) {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+):");
    private static final Set<
            String> KNOWN = Set.of("runInTransaction", "splitStatements", "stripComments", "endDelimiter", "rollbackSplitStatements",
                    "rollbackEndDelimiter");

    /** Liquibase's words for an empty rollback. */
    private static final Pattern NO_ROLLBACK = Pattern.compile("(?is)\\s*(?:empty|not required)\\b.*");

    RevisionFile(String file, String text, Set<RevisionLabel> labels) {
        this(file, text, labels, new RevisionText(text));
    }

    /** Reads the file of a revision. */
    public static RevisionFile of(Revision revision, ClassLoader loader) {
        try (InputStream stream = loader.getResourceAsStream(revision.file())) {
            return new RevisionFile(revision.file(), new String(stream.readAllBytes(), StandardCharsets.UTF_8), revision.labels());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> findings() {
        return RevisionName.parse(fileName()).map(this::contentFindings).orElseGet(() -> List.of(
                file + ": the name breaks the rule " + RevisionName.RULE + "; rename the file"));
    }

    /** Only for a file without findings. */
    Revision revision() {
        RevisionName name = RevisionName.parse(fileName()).orElseThrow();
        return new Revision(name.id(), name.slug(), file, checksum(), labels, isTransactional());
    }

    /** Only for a file without findings; so are all methods below. */
    public ChangeSetLine changeSet() {
        return parts.changeSets().get(0);
    }

    /** By Liquibase's own rule: whatever is not {@code true} switches it off. Plan and run ask the {@link Revision} for it. */
    boolean isTransactional() {
        return attribute("runInTransaction").map(Boolean::parseBoolean).orElse(true);
    }

    /**
     * The statements of one direction. They are split here, because the driver's own parser takes everything after a {@code BEGIN ATOMIC}
     * body for part of it.
     */
    public List<String> statements(Direction direction) {
        return SqlStatement.of(sql(direction)).stream().map(SqlStatement::text).toList();
    }

    /** The SQL of one direction, with the file's line numbers; empty for a stamp. */
    public String sql(Direction direction) {
        return switch (direction) {
            case UPGRADE -> parts.up();
            case DOWNGRADE -> NO_ROLLBACK.matcher(parts.down()).matches() ? "" : parts.down();
            case STAMP -> "";
        };
    }

    /** The value of this attribute after the change set's id. */
    public Optional<String> attribute(String name) {
        return Stream.of(attributes().strip().split("\\s+")).filter(word -> word.startsWith(name + ":"))
                .map(word -> word.substring(name.length() + 1))
                .reduce((earlier, later) -> later);
    }

    private List<String> contentFindings(RevisionName name) {
        List<String> findings = new ArrayList<>();
        if (!parts.hasHeader()) {
            findings.add(file + ": the first line must be '--liquibase formatted sql'");
        }
        List<String> ids = parts.changeSets().stream().map(ChangeSetLine::id).toList();
        if (ids.size() != 1) {
            findings.add(file + ": holds " + ids.size() + " change sets; a revision is one change set, split or join the file");
        } else if (!ids.get(0).equals(name.id())) {
            findings.add(file + ": its change set is '" + ids.get(0) + "' and must be '" + name.id() + "' as in the file's name");
        }
        conditions().ifPresent(condition -> findings.add(file + ": has '" + condition
                + "'; every revision runs once, completely and in every database, so remove it"));
        if (SqlStatement.of(parts.up()).isEmpty()) {
            findings.add(file + ": has no statement; write its SQL now, since an applied file must not change later");
        }
        if (parts.down().isBlank() && !labels.contains(RevisionLabel.IRREVERSIBLE)) {
            findings.add(file + ": has no rollback; add '--rollback <sql>' lines that undo it, or the label irreversible in the list");
        }
        return findings;
    }

    /** Attributes that would make Liquibase run it more than once, or not at all. */
    private Optional<String> conditions() {
        Optional<String> condition = parts.foreign().stream().filter(word -> word.startsWith("precondition")).findFirst();
        return condition.or(() -> ATTRIBUTE.matcher(attributes()).results().map(found -> found.group(1))
                .filter(name -> !KNOWN.contains(name)).findFirst());
    }

    /** The text after the change set's id. */
    private String attributes() {
        return parts.changeSets().stream().map(ChangeSetLine::attributes).collect(Collectors.joining(" "));
    }

    private String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String checksum() {
        return Sha256.hex(text.replace("\r\n", "\n"));
    }
}
