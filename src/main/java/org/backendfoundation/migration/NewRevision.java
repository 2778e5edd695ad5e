package org.backendfoundation.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the file of a new revision and lists it as the last one: {@code mvn -Prevision -Dmessage="Add account"}, Alembic's {@code revision -m}. The file
 * says nothing yet, and is refused until it does.
 */
public final class NewRevision {

    private static final Pattern INCLUDE = Pattern.compile("<include\\s[^>]*file=\"([^\"]+)\"");
    private static final String END = "</databaseChangeLog>";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path resources;
    private final String author;

    /**
     * @param resources the directory that holds {@code db/changelog.xml}
     * @param author    of the change set, in one word
     */
    NewRevision(Path resources, String author) {
        this.resources = resources;
        this.author = author;
    }

    /** The project's directory and its name; the message is the property {@code message}. */
    public static void main(String[] arguments) {
        Path resources = Path.of(arguments[0], "src", "main", "resources");
        Path made = new NewRevision(resources, arguments[1]).make(System.getProperty("message", ""));
        System.out.println("Made " + made + "; write its SQL, and what takes it back");
    }

    /**
     * @return the new file
     * @throws IllegalArgumentException where the message has no word, or there is no change log to list it in
     */
    Path make(String message) {
        RevisionName name = RevisionName.of("%012x".formatted(RANDOM.nextLong() >>> 16), message);
        if (name.slug().isEmpty()) {
            throw new IllegalArgumentException("Say in a word or more what the revision is about: -Dmessage=\"Add account\"");
        }
        Path list = lastList(ChangeLog.ROOT);
        Path file = resources.resolve(ChangeLog.DIRECTORY + name.file());
        write(file, "--liquibase formatted sql\n\n--changeset " + author + ":" + name.id() + "\n--comment: " + message.strip().replaceAll("\\R", " ")
                + "\n\n--rollback\n");
        write(list, listed(list, ChangeLog.DIRECTORY + name.file()));
        return file;
    }

    /** The list that ends the change log: a list within the list counts if it lies here, and not in somebody else's sources. */
    private Path lastList(String name) {
        Path list = resources.resolve(name);
        Matcher include = INCLUDE.matcher(read(list));
        String last = "";
        while (include.find()) {
            last = include.group(1);
        }
        return last.endsWith(".xml") && Files.exists(resources.resolve(last)) ? lastList(last) : list;
    }

    private static String listed(Path list, String file) {
        String text = read(list);
        int end = text.lastIndexOf(END);
        if (end < 0) {
            throw new IllegalArgumentException(list + " does not end with " + END);
        }
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        return text.substring(0, end) + "  <include file=\"" + file + "\"/>" + lineEnd + text.substring(end);
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
            throw new UncheckedIOException(e);
        }
    }
}
