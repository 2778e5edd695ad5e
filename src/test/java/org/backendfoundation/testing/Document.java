package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README or a page, parsed from Markdown, so that tests can compare it with the code. */
public record Document(Path file, String text) {

    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

    public static Document readme() {
        return read(README);
    }

    /** @param name without its ending */
    public static Document page(String name) {
        return read(PAGES.resolve(name + ".md"));
    }

    public static List<Document> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted().map(Document::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README and all pages. */
    public static List<Document> all() {
        return Stream.of(List.of(readme()), pages()).flatMap(Collection::stream).toList();
    }

    private static Document read(Path file) {
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the first table whose heading begins with this text. */
    public List<String> table(String heading) {
        return text.lines().dropWhile(line -> !line.startsWith(heading)).skip(2).takeWhile(line -> line.startsWith("|")).toList();
    }

    /** The first cells of the rows of that table, without code quotes. */
    public List<String> firstColumn(String heading) {
        return table(heading).stream().map(row -> cells(row).get(0)).toList();
    }

    /** The texts of a row's cells, without code quotes. */
    public static List<String> cells(String row) {
        return Stream.of(row.replaceAll("^\\||\\|$", "").split("\\|", -1)).map(cell -> cell.replace("`", "").strip()).toList();
    }

    /** The anchors of its headings, as GitHub generates them. */
    public List<String> anchors() {
        return HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))).toList();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    /** The targets of its links, as written. */
    public List<String> links() {
        return LINK.matcher(text).results().map(link -> link.group(1)).toList();
    }

    /** The texts that it formats as code within a line. */
    public List<String> code() {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }

    public List<MatchResult> find(Pattern pattern) {
        return pattern.matcher(text).results().toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
