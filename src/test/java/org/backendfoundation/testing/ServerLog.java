package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Payara Micro wrote, and the part of it that says why a start failed. */
public final class ServerLog {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\[\\d{4}-\\d\\d-\\d\\dT)");
    private static final Pattern PREAMBLE = Pattern.compile("^\\[.*?\\[levelValue: \\d+\\] (\\[\\[)?");
    /** Payara goes on, counts the archive as deployed, and answers 404. */
    private static final Pattern FAILED = Pattern.compile("Deployed 0 archive|Exception while \\w+ the app ");
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

    boolean saysThatDeploymentFailed() {
        return FAILED.matcher(text()).find();
    }

    /** The severe entries without stack traces; without any, the last lines. */
    String reason() {
        List<String> severe = ENTRY.splitAsStream(text()).filter(entry -> entry.contains("SEVERE")).map(ServerLog::withoutTrace).distinct().toList();
        if (severe.isEmpty()) {
            List<String> lines = text().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        }
        return severe.stream().flatMap(String::lines).limit(LINES).collect(Collectors.joining("\n"));
    }

    private static String withoutTrace(String entry) {
        String[] lines = PREAMBLE.matcher(entry).replaceFirst("").strip().split("\n");
        return Arrays.stream(lines).filter(line -> !line.startsWith("\tat ") && !line.strip().startsWith("...") && !line.equals("]]"))
                .collect(Collectors.joining("\n")).strip();
    }
}
