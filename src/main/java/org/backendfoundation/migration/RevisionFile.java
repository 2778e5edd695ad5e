package org.backendfoundation.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a revision: Liquibase's formatted SQL with one change set, whose id is the file's, and its rollback.
 * What breaks that is said as sentences that name the file and what to do.
 */
record RevisionFile(String file, String text, Set<Mark> marks) {

    private static final Pattern HEADER = Pattern.compile("\\A\\s*--\\s*liquibase formatted sql\\b.*", Pattern.DOTALL);
    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^\\s*--\\s*changeset\\s+([^:\\s]+):(\\S+)");
    private static final Pattern ATTRIBUTES = Pattern.compile("(?m)^\\s*--\\s*changeset\\s+\\S+(.*)$");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+):");
    private static final Set<String> KNOWN = Set.of("runInTransaction", "splitStatements", "stripComments", "endDelimiter", "rollbackSplitStatements",
            "rollbackEndDelimiter");
    private static final Pattern PRECONDITION = Pattern.compile("(?m)^\\s*--\\s*precondition");
    private static final Pattern ROLLBACK = Pattern.compile("(?m)^\\s*(--|/\\*)[ \\t]*(rollback\\b[ \\t]*\\S|liquibase[ \\t]+rollback\\b)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$|(?s:/\\*.*?\\*/)");

    List<String> findings() {
        return RevisionName.parse(fileName()).map(this::contentFindings).orElseGet(() -> List.of(
                file + ": the name breaks the rule " + RevisionName.RULE + "; rename the file"));
    }

    /** Only for a file without findings. */
    Revision revision() {
        RevisionName name = RevisionName.parse(fileName()).orElseThrow();
        return new Revision(name.id(), name.slug(), file, checksum(), marks, !attributes().contains("runInTransaction:false"));
    }

    private List<String> contentFindings(RevisionName name) {
        List<String> findings = new ArrayList<>();
        if (!HEADER.matcher(text).matches()) {
            findings.add(file + ": the first line must be '--liquibase formatted sql'");
        }
        List<String> ids = CHANGE_SET.matcher(text).results().map(found -> found.group(2)).toList();
        if (ids.size() != 1) {
            findings.add(file + ": holds " + ids.size() + " change sets; a revision is one change set, split or join the file");
        } else if (!ids.get(0).equals(name.id())) {
            findings.add(file + ": its change set is '" + ids.get(0) + "' and must be '" + name.id() + "' as in the file's name");
        }
        conditions().ifPresent(condition -> findings.add(file + ": has '" + condition
                + "'; every revision runs once, whole and in every database, so take it out"));
        if (COMMENT.matcher(text).replaceAll("").isBlank()) {
            findings.add(file + ": has no statement; write what it changes, since a file that was applied is never filled later");
        }
        if (!ROLLBACK.matcher(text).find() && !marks.contains(Mark.IRREVERSIBLE)) {
            findings.add(file + ": has no rollback; add '--rollback <sql>' lines that undo it, or the label irreversible in the list");
        }
        return findings;
    }

    /** What Liquibase would take as a reason to run it more than once, or not at all. */
    private Optional<String> conditions() {
        return PRECONDITION.matcher(text).find() ? Optional.of("preconditions")
                : ATTRIBUTE.matcher(attributes()).results().map(found -> found.group(1)).filter(name -> !KNOWN.contains(name)).findFirst();
    }

    /** What stands behind the change set's id. */
    private String attributes() {
        return ATTRIBUTES.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
    }

    private String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String checksum() {
        return Sha256.of(text.replace("\r\n", "\n"));
    }
}
