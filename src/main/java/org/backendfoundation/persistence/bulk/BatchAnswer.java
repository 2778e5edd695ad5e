package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonObject;
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

    public static String refusal(long number, ProblemException failure) {
        return Problem.of(failure).addTo(JSON.createObjectBuilder().add("line", number)).build() + "\n";
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

    /** All lines together. */
    public String summary() {
        return JSON.createObjectBuilder().add("lines", created + updated + refused).add("created", created).add("updated", updated)
                .add("refused", refused).build().toString();
    }
}
