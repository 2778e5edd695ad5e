package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server's log, and the part of it that explains a failed start. */
public final class ServerLog {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern ENTRY = Pattern
            .compile("(?m)^(?=\\[#\\||\\[\\d{4}-\\d\\d-\\d\\dT|(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d,\\d{3} )");
    private static final Pattern PREAMBLE = Pattern.compile("^\\[.*?\\[levelValue: \\d+\\] (\\[\\[)?");
    /** Payara only warns of a class that its scanner cannot load, and then fails without saying which. */
    private static final Pattern SEVERE = Pattern.compile("SEVERE|\\[AS-DEPLOYMENT-000\\d\\d\\]|^[-0-9:, ]+ ERROR ");
    /** After these the servers continue, count the archive as deployed, and answer 404. */
    private static final Pattern FAILED = Pattern.compile("Deployed 0 archive|Exception while \\w+ the app\\b|started \\(with errors\\)");
    /** Of a former deployment: Payara warns of what it left behind. */
    private static final Pattern LEFT_BEHIND = Pattern.compile("The web application \\[.*?\\] created a ThreadLocal");
    private static final String REPORT = "The configuration breaks ";
    private static final int LINES = 40;

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    public String text() {
        try {
            return Files.exists(file) ? COLOUR.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).replaceAll("") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was logged before explains nothing of what follows. */
    void clear() {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean saysThatDeploymentFailed() {
        return FAILED.matcher(text()).find();
    }

    /** The report on a wrong configuration, which the servers repeat; or the severe entries without stack traces; or the last lines. */
    String reason() {
        List<String> severe = ENTRY.splitAsStream(text()).filter(entry -> SEVERE.matcher(entry).find())
                .filter(entry -> !LEFT_BEHIND.matcher(entry).find()).map(ServerLog::withoutTrace)
                .distinct().toList();
        return report(severe).orElseGet(() -> severe.isEmpty() ? end() : firstLines(severe));
    }

    /** As the exception has it that ends the deployment; it is logged by its lines as well, and told by several parts of the server. */
    private static Optional<String> report(List<String> severe) {
        return severe.stream().filter(entry -> entry.contains(REPORT)).map(entry -> entry.substring(entry.indexOf(REPORT)))
                .map(text -> text.split("\nCaused by: ", 2)[0].strip()).filter(text -> text.contains("\n"))
                .max(Comparator.comparingInt(String::length));
    }

    private static String firstLines(List<String> entries) {
        return entries.stream().flatMap(String::lines).distinct().limit(LINES).collect(Collectors.joining("\n"));
    }

    String end() {
        List<String> lines = text().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static String withoutTrace(String entry) {
        String[] lines = PREAMBLE.matcher(entry).replaceFirst("").strip().split("\n");
        return Arrays.stream(lines).filter(line -> !line.startsWith("\tat ") && !line.strip().startsWith("...") && !line.equals("]]"))
                .collect(Collectors.joining("\n")).strip();
    }
}
