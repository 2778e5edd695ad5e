package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a revision's file, in the form of Liquibase's formatted SQL. A marker is a comment that begins its line. The same words in a
 * literal, a function's body or another comment are text. Only the markers are removed, and nothing is expanded: both parts keep the file's
 * line numbers.
 */
public final class RevisionText {

    private static final Pattern HEADER = Pattern.compile("--\\s*liquibase formatted sql\\b.*");
    private static final Pattern CHANGE_SET = Pattern.compile("--\\s*changeset\\s+([^:\\s]+):(\\S+)(.*)");
    private static final Pattern ROLLBACK = Pattern.compile("(?i)--\\s*rollback(?:\\s+(.*))?");
    private static final Pattern ROLLBACK_BLOCK = Pattern.compile("(?i)/\\*\\s*liquibase\\s*rollback\\s*");
    private static final Pattern BLOCK_END = Pattern.compile("(?m)\\*/[ \\t]*$");
    private static final Pattern COMMENT = Pattern.compile("(?i)--\\s*comments?:?\\s+(.*)");
    private static final Pattern FOREIGN = Pattern.compile("(?i)--\\s*(preconditions?|property|ignoreLines|ignore)\\b.*");

    private final String text;
    private final StringBuilder up = new StringBuilder();
    private final StringBuilder down = new StringBuilder();
    private final List<ChangeSetLine> changeSets = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private String comment = "";
    private boolean hasHeader;
    private boolean hasSqlBeforeChangeSet;

    /** @param text with line ends of any kind */
    RevisionText(String text) {
        this.text = text.replace("\r\n", "\n");
        SqlScanner scanner = new SqlScanner(this.text);
        for (int at = 0; at < this.text.length();) {
            at = readToken(scanner.tokenAt(at));
        }
    }

    /** The line that begins a change set. */
    public record ChangeSetLine(String author, String id, String attributes) {
    }

    /** The SQL of the upgrade. */
    public String up() {
        return up.toString();
    }

    /** The SQL of the downgrade. */
    String down() {
        return down.toString();
    }

    List<ChangeSetLine> changeSets() {
        return changeSets;
    }

    /** Liquibase's words that a revision must not use. */
    List<String> foreign() {
        return foreign;
    }

    public String comment() {
        return comment;
    }

    /** Whether the file begins with Liquibase's header. */
    boolean hasHeader() {
        return hasHeader;
    }

    /** Whether SQL stands before the change set, where it never runs. */
    boolean hasSqlBeforeChangeSet() {
        return hasSqlBeforeChangeSet;
    }

    /** @return where the next token begins */
    private int readToken(SqlToken token) {
        String firstLine = token.text().split("\n", 2)[0];
        boolean isMarker = token.kind() == SqlToken.Kind.COMMENT && beginsLine(token.start());
        if (isMarker && ROLLBACK_BLOCK.matcher(firstLine).matches()) {
            return readRollbackBlock(token.start() + firstLine.length());
        }
        if (!isMarker || !readMarker(token)) {
            hasSqlBeforeChangeSet |= changeSets.isEmpty() && token.isMeaningful();
            up.append(changeSets.isEmpty() ? normalizeLineEnds(token.text()) : token.text());
            down.append(normalizeLineEnds(token.text()));
        }
        return token.end();
    }

    private boolean readMarker(SqlToken token) {
        Matcher changeSet = CHANGE_SET.matcher(token.text());
        Matcher rollback = ROLLBACK.matcher(token.text());
        Matcher named = COMMENT.matcher(token.text());
        Matcher unfit = FOREIGN.matcher(token.text());
        if (HEADER.matcher(token.text()).matches()) {
            hasHeader |= text.substring(0, token.start()).isBlank();
        } else if (changeSet.matches()) {
            changeSets.add(new ChangeSetLine(changeSet.group(1), changeSet.group(2), changeSet.group(3)));
        } else if (rollback.matches()) {
            down.append(rollback.group(1) == null ? "" : rollback.group(1));
        } else if (named.matches()) {
            comment = named.group(1).strip();
        } else if (unfit.matches()) {
            foreign.add(unfit.group(1));
        } else {
            return false;
        }
        return true;
    }

    /**
     * Reads up to the first line that ends a comment. The block's content is SQL to the reader of the rollback, so comments and quotes in
     * it count as such.
     */
    private int readRollbackBlock(int begin) {
        Matcher end = BLOCK_END.matcher(text).region(begin, text.length());
        boolean isClosed = end.find();
        String block = text.substring(begin, isClosed ? end.start() : text.length());
        down.append(block);
        up.append(normalizeLineEnds(block));
        return isClosed ? end.end() : text.length();
    }

    private boolean beginsLine(int start) {
        return text.substring(text.lastIndexOf('\n', start - 1) + 1, start).isBlank();
    }

    private static String normalizeLineEnds(String text) {
        return "\n".repeat((int) text.chars().filter(letter -> letter == '\n').count());
    }
}
