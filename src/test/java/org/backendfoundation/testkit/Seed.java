package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Api.Answer;

/**
 * The rows that {@code mvn -Pdev} loads into an empty database: files in {@code src/dev/seed}, in the order of their names. {@code
 * 01-customers.csv} is imported by {@code POST /customers/batch}, as a caller does it, so the rows are validated and in the audit trail.
 */
record Seed(Path directory) {

    static final Path DIRECTORY = Path.of("src", "dev", "seed");

    private static final Pattern NAME = Pattern.compile("(?:\\d+-)?([a-z0-9-]+)\\.(csv|ndjson)");
    private static final int OK = 200;

    /** @return what became of each file, one line each */
    List<String> load(Api api) {
        return files().stream().map(file -> load(api, file)).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String load(Api api, Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return "Seed: %s is left out; a name is like 01-customers.csv or 02-invoices.ndjson.".formatted(file);
        }
        String type = name.group(2).equals("csv") ? "text/csv" : "application/x-ndjson";
        Answer answer = api.send(name.group(1) + "/batch", request -> request.header("Content-Type", type).POST(body(file)));
        return answer.status() == OK ? "Seed: %s rows from %s.".formatted(answer.json().getInt("created"), file)
                : "Seed: %s was refused: %s".formatted(file, answer.body());
    }

    private static BodyPublisher body(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
