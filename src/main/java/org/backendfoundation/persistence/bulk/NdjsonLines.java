package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.RestError;

/** An object in each line; empty lines are nothing. */
final class NdjsonLines extends BatchLines {

    /** In bytes. */
    static final int MAX_LINE = 1 << 20;

    private final InputStream file;
    private long number;
    private boolean isAtEnd;

    NdjsonLines(InputStream file) {
        this.file = new BufferedInputStream(file, 1 << 16);
    }

    @Override
    BatchLine read() {
        while (!isAtEnd) {
            byte[] line = line();
            number++;
            if (line.length > MAX_LINE) {
                return BatchLine.refused(number, new ProblemException(RestError.JSON_REFUSED,
                        "The line is longer than " + MAX_LINE + " bytes."));
            }
            if (!isBlank(line)) {
                return new BatchLine(number, line.length, () -> new BatchLine.Content(StrictJson.parse(line), List.of()),
                        reference -> StrictJson.parse(line) instanceof JsonObject object && object.containsKey(reference.name()));
            }
        }
        return null;
    }

    /** The bytes up to the next line break; of a line that is too long only its beginning. */
    private byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try {
            int read = file.read();
            while (read >= 0 && read != '\n') {
                if (line.size() <= MAX_LINE) {
                    line.write(read);
                }
                read = file.read();
            }
            isAtEnd = read < 0;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
