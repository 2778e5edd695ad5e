package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a revision's file, in the form of Liquibase's formatted SQL. A marker is a comment that begins its line; in a literal, a function's body or
 * another comment the same words are text. Nothing is dropped but the markers, and nothing expanded: the lines of both parts are numbered as the file's are.
 */
public final class RevisionText {

    private static final Pattern HEADER = Pattern.compile("--\\s*liquibase formatted sql\\b.*");
    private static final Pattern CHANGE_SET = Pattern.compile("--\\s*changeset\\s+([^:\\s]+):(\\S+)(.*)");
    private static final Pattern ROLLBACK = Pattern.compile("(?i)--\\s*rollback(?:\\s+(.*))?");
    private static final Pattern ROLLBACK_BLOCK = Pattern.compile("(?i)/\\*\\s*liquibase\\s*rollback\\s*");
    private static final Pattern BLOCK_END = Pattern.compile("(?m)\\*/[ \\t]*$");
    private static final Pattern REMARK = Pattern.compile("(?i)--\\s*comments?:?\\s+(.*)");
    private static final Pattern FOREIGN = Pattern.compile("(?i)--\\s*(preconditions?|property|ignoreLines|ignore)\\b.*");

    private final String text;
    private final StringBuilder up = new StringBuilder();
    private final StringBuilder down = new StringBuilder();
    private final List<ChangeSetLine> changeSets = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private String remark = "";
    private boolean hasHeader;
    private boolean hasStrayed;

    /** @param text with line ends of any kind */
    RevisionText(String text) {
        this.text = text.replace("\r\n", "\n");
        SqlScanner scanner = new SqlScanner(this.text);
        for (int at = 0; at < this.text.length();) {
            at = read(scanner.at(at));
        }
    }

    /** The line that begins a change set. */
    public record ChangeSetLine(String author, String id, String attributes) {
    }

    /** What leads to the revision. */
    public String up() {
        return up.toString();
    }

    /** What leads back. */
    String down() {
        return down.toString();
    }

    List<ChangeSetLine> changeSets() {
        return changeSets;
    }

    /** Liquibase's words that have no place in a revision. */
    List<String> foreign() {
        return foreign;
    }

    public String remark() {
        return remark;
    }

    /** Whether the first thing in the file is Liquibase's header. */
    boolean hasHeader() {
        return hasHeader;
    }

    /** Whether SQL stands before the change set, where nobody runs it. */
    boolean hasStrayed() {
        return hasStrayed;
    }

    /** @return where the next token begins */
    private int read(SqlToken token) {
        String firstLine = token.text().split("\n", 2)[0];
        boolean isMarker = token.kind() == SqlToken.Kind.COMMENT && beginsLine(token.start());
        if (isMarker && ROLLBACK_BLOCK.matcher(firstLine).matches()) {
            return block(token.start() + firstLine.length());
        }
        if (!isMarker || !isTaken(token)) {
            hasStrayed |= changeSets.isEmpty() && token.isMeant();
            up.append(changeSets.isEmpty() ? lineEnds(token.text()) : token.text());
            down.append(lineEnds(token.text()));
        }
        return token.end();
    }

    private boolean isTaken(SqlToken comment) {
        Matcher changeSet = CHANGE_SET.matcher(comment.text());
        Matcher rollback = ROLLBACK.matcher(comment.text());
        Matcher named = REMARK.matcher(comment.text());
        Matcher unfit = FOREIGN.matcher(comment.text());
        if (HEADER.matcher(comment.text()).matches()) {
            hasHeader |= text.substring(0, comment.start()).isBlank();
        } else if (changeSet.matches()) {
            changeSets.add(new ChangeSetLine(changeSet.group(1), changeSet.group(2), changeSet.group(3)));
        } else if (rollback.matches()) {
            down.append(rollback.group(1) == null ? "" : rollback.group(1));
        } else if (named.matches()) {
            remark = named.group(1).strip();
        } else if (unfit.matches()) {
            foreign.add(unfit.group(1));
        } else {
            return false;
        }
        return true;
    }

    /** To the first line that ends a comment: to who reads the rollback it is none, and a comment or a quote in it is one. */
    private int block(int begin) {
        Matcher end = BLOCK_END.matcher(text).region(begin, text.length());
        boolean isClosed = end.find();
        String block = text.substring(begin, isClosed ? end.start() : text.length());
        down.append(block);
        up.append(lineEnds(block));
        return isClosed ? end.end() : text.length();
    }

    private boolean beginsLine(int start) {
        return text.substring(text.lastIndexOf('\n', start - 1) + 1, start).isBlank();
    }

    private static String lineEnds(String text) {
        return "\n".repeat((int) text.chars().filter(letter -> letter == '\n').count());
    }
}
