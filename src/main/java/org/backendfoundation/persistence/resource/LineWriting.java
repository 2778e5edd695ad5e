package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.bulk.BatchLine;
import org.backendfoundation.persistence.bulk.BatchLines;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.EarlierLines;
import org.backendfoundation.persistence.bulk.LineReading;
import org.backendfoundation.persistence.bulk.NamedReferences;
import org.backendfoundation.persistence.bulk.NamedReferences.NamedReference;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ReceivedBody;

/**
 * Writes the lines of one transaction of an import. Those of a group are written together where nothing has to look at each of them. If the
 * database refuses a group, nobody knows because of which line; another transaction then writes the lines from that group on one by one.
 */
final class LineWriting<E extends BaseEntity> {

    private static final int GROUP = 50;
    private static final int MOST_KNOWN = 10_000;
    private static final String ID = "id";

    private final Batch<E> batch;
    private final Repository<E> entities;
    private final EntityBatch context;
    private final Progress progress;
    private final List<E> together = new ArrayList<>();
    /** Of the lines of the group. */
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Optional<UUID>> known = new HashMap<>();

    /**
     * One import.
     *
     * @param request what repeats it; empty without an idempotency key
     * @param key        the attribute by which lines find their rows; empty where every line is a new row
     * @param references which rows lines may name otherwise than by their ids
     * @param isHooked   whether the resource looks at each change
     * @param known      the rows that lines have named so far
     * @param earlier    which lines have a value first
     */
    record Batch<E extends BaseEntity>(BodyWriting<E> bodies, EntityTransactions.Scope<E> scope, ReceivedBody file, BulkFormat format,
            Optional<IdempotentRequest> request, Optional<String> key, NamedReferences references, boolean isHooked,
            Map<String, Optional<UUID>> known, EarlierLines earlier) {

        static <E extends BaseEntity> Batch<E> of(BodyWriting<E> bodies, EntityTransactions.Scope<E> scope, ReceivedBody file,
                BulkFormat format, Optional<IdempotentRequest> request, Optional<String> key, Bulk declared, boolean isHooked) {
            EntityMetadata<E> metadata = EntityMetadata.forCaller(scope.type());
            NamedReferences references = NamedReferences.of(metadata, declared);
            return new Batch<>(bodies, scope, file, format, request, key, references, isHooked, new HashMap<>(),
                    new EarlierLines(() -> BatchLines.of(format, file.open(), metadata, references)));
        }

        LineReading reading() {
            return new LineReading(metadata(), references, key.isPresent() ? Mode.MERGE : Mode.CREATE);
        }

        BatchLines lines() {
            return BatchLines.of(format, file.open(), metadata(), references);
        }

        EntityMetadata<E> metadata() {
            return EntityMetadata.forCaller(scope.type());
        }

        /** The failure of a line in its terms. */
        ProblemException describe(BatchLine line, ProblemException failure) {
            return earlier.describe(line, reading().inItsTerms(line, failure));
        }

        /** Whether many rows may be written together. */
        boolean isTogether() {
            return metadata().collections().isEmpty() && !isHooked;
        }

        /** Whether the import itself makes no row that the reference may lead to: one that is taken back would be known all the same. */
        boolean isToOthers(NamedReference reference) {
            return !isHooked && !reference.type().isAssignableFrom(scope.type());
        }

        /** In every part of the import, so that a repetition finds what was done. */
        Optional<IdempotentRequest> part(long firstLine) {
            return request.map(whole -> whole.part(Long.toString(firstLine)));
        }
    }

    /** Where a transaction is, also after it failed. */
    static final class Progress {

        private final long alone;
        private BatchLine line;
        private int done;
        private long group;
        private boolean isWritingGroup;

        private Progress(long alone) {
            this.alone = alone;
        }

        static Progress start() {
            return new Progress(Long.MAX_VALUE);
        }

        /** Of another transaction, which writes the lines from the last group on one by one. */
        Progress again() {
            return new Progress(group);
        }

        /** Whether the lines of a group were being written together. */
        boolean isWritingGroup() {
            return isWritingGroup;
        }

        /** The line that is being written; empty before the first and after the last. */
        Optional<BatchLine> line() {
            return Optional.ofNullable(line);
        }

        /** How many lines were read before it. */
        int done() {
            return done;
        }
    }

    /**
     * What became of one line.
     *
     * @param id of the row
     */
    record Written(boolean isCreated, UUID id) {
    }

    LineWriting(Batch<E> batch, Repository<E> entities, EntityBatch context, Progress progress) {
        this.batch = batch;
        this.entities = entities;
        this.context = context;
        this.progress = progress;
    }

    /** Makes a new row, or changes the one that the line finds by the import's key. */
    Written write(BatchLine line) {
        progress.line = line;
        JsonValue json = batch.reading().read(line, this::findReferenced);
        Written written = batch.isTogether() && line.number() < progress.alone ? add(line.number(), json) : writeAlone(json);
        progress.done++;
        if (progress.done % GROUP == 0) {
            writeGroup();
        }
        return written;
    }

    private Written add(long number, JsonValue json) {
        Optional<String> key = batch.key().flatMap(name -> key(name, json));
        if (key.isPresent() && !keys.add(key.get())) {
            // the row must be as the line before left it
            writeGroup();
            keys.add(key.get());
        }
        Optional<E> found = key.flatMap(value -> EntityChange.withoutFlush(entities.session(), () -> find(batch.key().get(), value)));
        if (together.isEmpty()) {
            progress.group = number;
        }
        E row = found.orElseGet(() -> batch.bodies().add(entities, batch.metadata().parse(json, Mode.CREATE)));
        found.ifPresent(known -> batch.bodies().modify(entities, known, batch.metadata().parse(json, Mode.MERGE)));
        together.add(row);
        return new Written(found.isEmpty(), row.getId());
    }

    private Written writeAlone(JsonValue json) {
        if (!together.isEmpty()) {
            // what fails from here on is of this line
            writeGroup();
        }
        Optional<E> found = batch.key().flatMap(name -> key(name, json).flatMap(value -> find(name, value)));
        if (found.isPresent()) {
            batch.bodies().apply(entities, found.get(), batch.metadata().parse(json, Mode.MERGE), Mode.MERGE);
            return new Written(false, found.get().getId());
        }
        return new Written(true, batch.bodies().insert(entities, batch.metadata().parse(json, Mode.CREATE)).getId());
    }

    /** Writes what is left of the last group. */
    void finish() {
        writeGroup();
        progress.line = null;
    }

    private void writeGroup() {
        if (!together.isEmpty()) {
            progress.isWritingGroup = true;
            writeTogether();
            progress.isWritingGroup = false;
            together.clear();
            keys.clear();
        }
        context.transactions.checkpoint(entities.session());
    }

    private void writeTogether() {
        try {
            entities.writeAll(together);
        } catch (ConstraintViolationException failure) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "A line of the group is not valid.", failure);
        }
    }

    /** The same few rows are named again and again, also where lines are written again because one of them was refused. */
    Optional<UUID> findReferenced(NamedReference reference, String value) {
        Map<String, Optional<UUID>> rows = batch.isToOthers(reference) ? batch.known() : known;
        if (rows.size() == MOST_KNOWN) {
            rows.clear();
        }
        return rows.computeIfAbsent(reference.name() + "." + reference.key() + "." + value,
                name -> EntityChange.withoutFlush(entities.session(), () -> context.readable
                        .of(entities.session(), reference.type().asSubclass(BaseEntity.class), ReadableRows.Operation.READ)
                        .flatMap(readable -> single(readable.readOnly(), reference.key(), value)).map(BaseEntity::getId)));
    }

    /** @return empty for a row without an id, which is new */
    private static Optional<String> key(String name, JsonValue json) {
        JsonValue value = json instanceof JsonObject object ? object.get(name) : null;
        if (value != null && value != JsonValue.NULL) {
            return Optional.of(value instanceof JsonString text ? text.getString() : value.toString());
        }
        if (name.equals(ID)) {
            return Optional.empty();
        }
        throw refusal("/" + name, "required", "Finds the row, so it must be given and not be null.");
    }

    private Optional<E> find(String name, String value) {
        return name.equals(ID) ? Optional.of(entities.get(id(value))) : single(entities, name, value);
    }

    private static <T extends BaseEntity> Optional<T> single(Repository<T> rows, String key, String value) {
        List<T> found = withValue(rows, key, value);
        if (found.size() > 1) {
            throw refusal("/" + key, "unique", "Several rows have this value; name the row by its id.");
        }
        return found.stream().findFirst();
    }

    private static <T extends BaseEntity> List<T> withValue(Repository<T> rows, String key, String value) {
        try {
            return rows.page(Map.of(key, List.of(value), ListQueryParser.LIMIT, List.of("2"))).items();
        } catch (ProblemException refused) {
            throw refused.violations().isEmpty() ? refused
                    : refusal("/" + key, refused.violations().get(0).rule(), refused.violations().get(0).message());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw refusal("/" + ID, "format", "Must be a UUID.");
        }
    }

    private static ProblemException refusal(String pointer, String rule, String message) {
        return InvalidRequest.because(new Violation(pointer, rule, message));
    }
}
