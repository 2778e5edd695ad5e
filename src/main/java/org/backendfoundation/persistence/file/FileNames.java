package org.backendfoundation.persistence.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/** The names under which callers save files. */
final class FileNames {

    private static final String PARAMETER = "file_name";
    private static final int LONGEST = 255;

    private FileNames() {
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} for what no file can be called, or leads to another directory */
    static Optional<String> checked(String given) {
        if (given == null) {
            return Optional.empty();
        }
        boolean isOdd = given.isBlank() || given.length() > LONGEST
                || given.chars().anyMatch(character -> Character.isISOControl(character) || character == '/' || character == '\\');
        if (isOdd) {
            throw InvalidRequest.because(new Violation(PARAMETER,
                    "file_name", "Must have 1 to " + LONGEST + " characters, without slashes and control characters."));
        }
        return Optional.of(given);
    }

    /** The value of {@code Content-Disposition} (RFC 6266): a browser saves the file and never shows it as a page of this host. */
    static String attachment(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(character -> plain.append(character < 0x20 || character > 0x7e || character == '"' || character == '\\'
                || character == '%' ? "_" : Character.toString(character)));
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
