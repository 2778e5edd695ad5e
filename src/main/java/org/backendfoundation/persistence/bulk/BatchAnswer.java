package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.Problem;

/** Counts what became of the lines of an import, and writes it. */
public final class BatchAnswer {

    private static final int CREATED = 201;
    private static final int UPDATED = 200;
    private static final JsonProvider JSON = JsonProvider.provider();

    private int created;
    private int updated;
    private int refused;

    /** A line of an answer that has one for each line of the file. */
    public static String line(long number, boolean isCreated, UUID id) {
        return JSON.createObjectBuilder().add("line", number).add("status", isCreated ? CREATED : UPDATED).add("id", id.toString()).build()
                + "\n";
    }

    /** What ends an answer before the end of the file. It has no {@code line}, because it refuses none. */
    public static String end(long nextLine, ProblemException failure) {
        JsonObjectBuilder end = Problem.of(new ProblemException(failure.code(), failure.getMessage()
                + " This answer ends before line " + nextLine + ": send the same file again, with the same Idempotency-Key."))
                .addTo(JSON.createObjectBuilder().add("next_line", nextLine));
        failure.retryAfter().ifPresent(time -> end.add("retry_after", Math.max(1, time.toSeconds())));
        return end.build() + "\n";
    }

    public static String refusal(long number, ProblemException failure) {
        return Problem.of(LineFailure.ofLine(failure)).addTo(JSON.createObjectBuilder().add("line", number)).build() + "\n";
    }

    public void count(boolean isCreated) {
        created += isCreated ? 1 : 0;
        updated += isCreated ? 0 : 1;
    }

    /** @return how many lines there are */
    public int count(String lines) {
        return lines.lines().mapToInt(line -> {
            int status = ((JsonObject) StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))).getInt("status");
            created += status == CREATED ? 1 : 0;
            updated += status == UPDATED ? 1 : 0;
            refused += status == CREATED || status == UPDATED ? 0 : 1;
            return 1;
        }).sum();
    }

    public boolean isEmpty() {
        return lines() == 0;
    }

    private int lines() {
        return created + updated + refused;
    }

    /**
     * All lines together.
     *
     * @param isComplete whether each line of the file is among them
     */
    public String summary(boolean isComplete) {
        return JSON.createObjectBuilder().add("lines", lines()).add("created", created).add("updated", updated)
                .add("refused", refused).add("complete", isComplete).build().toString();
    }
}
