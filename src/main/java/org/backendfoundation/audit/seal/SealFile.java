package org.backendfoundation.audit.seal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** A file of seals outside of the database: one line of JSON per seal, in the order in which they were made. */
public record SealFile(Path path) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** @throws IOException if the line was not written */
    public void append(Seal seal) throws IOException {
        Files.writeString(path, json(seal) + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Reads the seals in their order. A line that holds no seal is reported and skipped.
     *
     * @param broken receives the number of each line that holds no seal, from 1
     */
    public void read(Consumer<Seal> seals, Consumer<Integer> broken) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Optional<Seal> seal = parse(line);
                if (seal.isEmpty()) {
                    broken.accept(number);
                }
                seal.ifPresent(seals);
            }
        }
    }

    private static JsonObject json(Seal seal) {
        return JSON.createObjectBuilder().add("number", seal.number()).add("epoch", seal.epoch())
                .add("system_identifier", seal.systemIdentifier())
                .add("timeline", seal.timeline()).add("database", seal.database()).add("sealed_at", seal.sealedAt().toString())
                .add("hash", seal.hash()).build();
    }

    private static Optional<Seal> parse(String line) {
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonObject seal = reader.readObject();
            return Optional.of(new Seal(seal.getJsonNumber("number").longValueExact(), seal.getInt("epoch"),
                    seal.getJsonNumber("system_identifier").longValueExact(), seal.getInt("timeline"),
                    seal.getJsonNumber("database").longValueExact(),
                    OffsetDateTime.parse(seal.getString("sealed_at")), seal.getString("hash")));
        } catch (JsonException | NullPointerException | ClassCastException | ArithmeticException | DateTimeException notASeal) {
            return Optional.empty();
        }
    }
}
