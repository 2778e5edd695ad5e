package org.backendfoundation.migration.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Creates the file of a new revision and lists it as the last one: {@code mvn -Prevision -Dmessage="Add account"}, like Alembic's {@code
 * revision -m}. The file has no statements yet, and is refused until it has.
 */
public final class NewRevision {

    private static final Pattern INCLUDE = Pattern.compile("([ \\t]*)<include\\s[^>]*\\bfile\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final String END = "</databaseChangeLog>";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path resources;
    private final String author;

    /**
     * @param resources the directory that holds {@code db/changelog.xml}
     * @param author    of the change set, one word
     */
    NewRevision(Path resources, String author) {
        this.resources = resources;
        this.author = author;
    }

    /** For what writes revisions with their statements; the parameters are those of the constructor. */
    public static NewRevision of(Path resources, String author) {
        return new NewRevision(resources, author);
    }

    /** Takes the project's directory and its name as arguments, and the message from the property {@code message}. */
    public static void main(String[] arguments) {
        Path resources = Path.of(arguments[0], "src", "main", "resources");
        try {
            Path file = new NewRevision(resources, arguments[1]).create(System.getProperty("message", ""));
            System.out.println("Made " + file + "; write its SQL and its rollback");
        } catch (IllegalArgumentException | UncheckedIOException failure) {
            System.err.println(failure.getMessage());
            System.err.println("[ERROR] BUILD FAILURE");
            System.exit(1); // Maven would say so itself, and print the stack trace of an exception
        }
    }

    /** @throws IllegalArgumentException if there is no change log in which a revision could be listed */
    public void check() {
        withInclude(lastList(ChangeLog.ROOT), "");
    }

    Path create(String message) {
        return create(message, "", "");
    }

    /**
     * @param statements complete lines
     * @param rollback   one line
     * @return the new file
     * @throws IllegalArgumentException if the message has no word, or there is no change log to list it in
     * @throws UncheckedIOException     if a file cannot be written
     */
    public Path create(String message, String statements, String rollback) {
        RevisionName name = RevisionName.of(HexFormat.of().toHexDigits(RANDOM.nextLong(), 12), message);
        if (name.slug().isEmpty()) {
            throw new IllegalArgumentException("Describe the revision in a word or more: -Dmessage=\"Add account\"");
        }
        Path list = lastList(ChangeLog.ROOT);
        String listed = withInclude(list, ChangeLog.DIRECTORY + name.file());
        Path file = resources.resolve(ChangeLog.DIRECTORY + name.file());
        write(file, "--liquibase formatted sql\n\n--changeset " + author + ":" + name.id() + "\n--comment: "
                + message.strip().replaceAll("\\R", " ") + "\n" + statements + "\n" + ("--rollback " + rollback).strip() + "\n");
        write(list, listed);
        return file;
    }

    /** The list that ends the change log. A list within the list counts if it lies in this project. */
    private Path lastList(String name) {
        Path list = resources.resolve(name);
        String last = lastInclude(read(list)).map(include -> include.group(2)).orElse("");
        return last.endsWith(".xml") && Files.exists(resources.resolve(last)) ? lastList(last) : list;
    }

    private static String withInclude(Path list, String file) {
        String text = read(list);
        int end = text.lastIndexOf(END);
        if (end < 0) {
            throw new IllegalArgumentException(list + " does not end with " + END);
        }
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String indentation = lastInclude(text).map(include -> include.group(1)).orElse("  ");
        return text.substring(0, end) + indentation + "<include file=\"" + file + "\"/>" + lineEnd + text.substring(end);
    }

    private static Optional<MatchResult> lastInclude(String list) {
        return INCLUDE.matcher(COMMENT.matcher(list).replaceAll("")).results().reduce((earlier, later) -> later);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("There is no list of revisions in " + file + " that can be read", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }
}
