package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.bulk.BatchAnswer;
import org.backendfoundation.persistence.bulk.BatchLine;
import org.backendfoundation.persistence.bulk.BatchLines;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.BulkLimit;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.idempotency.StoredResponse;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ReceivedBody;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RowFiles;

/**
 * Imports a file of rows: as one, or in parts that each are one. Each row goes the way of a {@code POST} or {@code PATCH}: the same rules,
 * the same hook of the resource, an entry in the audit trail. Only few imports run at the same time, because each occupies a thread and a
 * connection for long.
 */
@ApplicationScoped
class EntityBatch {

    private static final int PART_LINES = 1_000;
    private static final int PART_BYTES = 4 << 20;
    private static final int CHECKPOINT = 50;
    private static final int MAX_REFUSALS = 100;
    private static final Logger LOG = SafeLogger.of(EntityBatch.class);

    @Inject
    EntityTransactions calls;

    @Inject
    UnitOfWork transactions;

    @Inject
    ReadableRows readable;

    private final BulkLimit limit = new BulkLimit(PersistenceError.IMPORTS_BUSY, "imports");

    /**
     * One import.
     *
     * @param request what repeats it; empty without an idempotency key
     * @param key     the attribute by which lines find their rows; empty where every line is a new row
     */
    record Batch<E extends BaseEntity>(EntityResource<E> resource, EntityTransactions.Scope<E> scope, ReceivedBody file, BulkFormat format,
            Optional<IdempotentRequest> request, Optional<String> key) {

        BatchLines lines() {
            return BatchLines.of(format, file.open(), metadata());
        }

        EntityMetadata<E> metadata() {
            return EntityMetadata.of(scope.type());
        }

        /** In every part of the import, so that a repetition finds what was done. */
        Optional<IdempotentRequest> part(long firstLine) {
            return request.map(whole -> whole.part(Long.toString(firstLine)));
        }
    }

    /** Where a transaction is. */
    private static final class Progress {

        /** Null before the first and after the last, where a failure is of no line. */
        private BatchLine line;
        private int index;
    }

    /** @param idempotencyKey null where the caller sent none */
    <E extends BaseEntity> Response response(EntityResource<E> resource, EntityTransactions.Scope<E> scope, String idempotencyKey,
            BulkRequest request) {
        Class<?> declaring = EntityResources.declaring(resource.getClass());
        Bulk declared = BulkRequest.require(declaring, Bulk::imports);
        request.requireOnly(BulkRequest.KEY, BulkRequest.MODE);
        Optional<String> key = request.key(declared);
        boolean isInParts = request.isInParts();
        readable.requireAllowed(declaring, ReadableRows.Operation.CREATE);
        key.ifPresent(any -> readable.requireAllowed(declaring, ReadableRows.Operation.MERGE));
        ReceivedBody file = ReceivedBody.of(request.request());
        Batch<E> batch = new Batch<>(resource, scope, file, BulkFormat.of(request.headers().getMediaType()),
                calls.idempotent(EntityLinks.path(request.uri()), idempotencyKey, file), key);
        return isInParts ? request.streamed(out -> parts(batch, out)).type(RowFiles.NDJSON).build() : whole(batch).response();
    }

    /**
     * Imports all rows or none.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} with the violations of up to a hundred lines, where the database was not asked yet,
     *                          or the failure of the first line that the database refused
     */
    private <E extends BaseEntity> StoredResponse whole(Batch<E> batch) {
        try (UnitOfWork.LongWork running = limit.begin(transactions)) {
            check(batch);
            return inOneTransaction(batch);
        }
    }

    private <E extends BaseEntity> StoredResponse inOneTransaction(Batch<E> batch) {
        Progress progress = new Progress();
        try {
            return calls.once(batch.scope(), batch.request(), entities -> {
                BatchAnswer answer = new BatchAnswer();
                Iterator<BatchLine> lines = batch.lines();
                for (int done = 1; lines.hasNext(); done++) {
                    progress.line = lines.next();
                    answer.count(apply(batch, entities, progress.line, done).isCreated());
                }
                progress.line = null;
                return StoredResponse.ok(null, answer.summary());
            });
        } catch (ProblemException failure) {
            throw progress.line == null ? failure : ImportedLine.failure(progress.line.number(), failure);
        }
    }

    /**
     * Imports part by part; the answer has a line for each line of the file, whether it was imported or refused, and a summary. What ends the
     * import before its first answer is a problem of the request; a later failure ends in an exception, so that the server breaks the
     * connection off.
     */
    private <E extends BaseEntity> void parts(Batch<E> batch, OutputStream out) throws IOException {
        try (UnitOfWork.LongWork running = limit.begin(transactions)) {
            requireEnd(batch.lines());
            BatchLines lines = batch.lines();
            BatchAnswer answer = new BatchAnswer();
            List<BatchLine> part = new ArrayList<>();
            boolean isAnswered = false;
            while (fill(part, lines)) {
                String done = isAnswered ? next(batch, part) : beginning(batch, part);
                out.write(done.getBytes(StandardCharsets.UTF_8));
                isAnswered = true;
                part.subList(0, answer.count(done)).clear();
            }
            out.write((answer.summary() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @throws ProblemException {@code BODY_TOO_LARGE} before a part of a file is imported that has too many lines */
    private static void requireEnd(BatchLines lines) {
        while (lines.hasNext()) {
            lines.next();
        }
    }

    private <E extends BaseEntity> String next(Batch<E> batch, List<BatchLine> part) throws IOException {
        try {
            return transactions.patiently(() -> beginning(batch, part));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "An import of " + batch.metadata().name() + " ends before line " + part.get(0).number()
                    + ", request " + RequestContext.current().requestId());
            throw new IOException("The import cannot continue", failure);
        }
    }

    private static boolean fill(List<BatchLine> part, BatchLines lines) {
        int size = part.stream().mapToInt(BatchLine::size).sum();
        while (part.size() < PART_LINES && size < PART_BYTES && lines.hasNext()) {
            BatchLine next = lines.next();
            part.add(next);
            size += next.size();
        }
        return !part.isEmpty();
    }

    /**
     * Imports as many lines as go together from the first on. A line that fails takes the transaction with it, so the lines before it are
     * imported again, without it.
     *
     * @return the answers to these lines
     */
    private <E extends BaseEntity> String beginning(Batch<E> batch, List<BatchLine> part) {
        Optional<IdempotentRequest> request = batch.part(part.get(0).number());
        for (int count = part.size();;) {
            Progress progress = new Progress();
            List<BatchLine> together = part.subList(0, count);
            try {
                return calls.once(batch.scope(), request,
                        entities -> StoredResponse.ok(null, apply(batch, entities, together, progress))).body();
            } catch (ProblemException failure) {
                if (ImportedLine.isOfNoLine(failure)) {
                    throw failure;
                }
                if (progress.index == 0 || count == 1) {
                    return calls.once(batch.scope(), request,
                            entities -> StoredResponse.ok(null, BatchAnswer.refusal(part.get(0).number(), failure))).body();
                }
                // only the commit was refused, which names no line
                count = progress.index == count ? count / 2 : progress.index;
            }
        }
    }

    private <E extends BaseEntity> String apply(Batch<E> batch, Repository<E> entities, List<BatchLine> lines, Progress progress) {
        StringBuilder answers = new StringBuilder();
        for (BatchLine line : lines) {
            ImportedLine applied = apply(batch, entities, line, progress.index + 1);
            answers.append(BatchAnswer.line(line.number(), applied.isCreated(), applied.id()));
            progress.index++;
        }
        transactions.checkpoint(entities.session());
        return answers.toString();
    }

    /** @param count of the transaction's lines, with this one */
    private <E extends BaseEntity> ImportedLine apply(Batch<E> batch, Repository<E> entities, BatchLine line, int count) {
        ImportedLine imported = ImportedLine.of(batch, entities, line.json());
        if (count % CHECKPOINT == 0) {
            transactions.checkpoint(entities.session());
        }
        return imported;
    }

    /** Reads the file without the database, so that most mistakes are told together and before anything is locked. */
    private static void check(Batch<?> batch) {
        List<Violation> violations = new ArrayList<>();
        for (Iterator<BatchLine> lines = batch.lines(); lines.hasNext() && violations.size() < MAX_REFUSALS;) {
            BatchLine line = lines.next();
            try {
                batch.metadata().parse(line.json(), batch.key().isPresent() ? Mode.MERGE : Mode.CREATE);
            } catch (ProblemException refused) {
                violations.addAll(ImportedLine.failure(line.number(), refused).violations());
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "No line was imported. See violations for what to change; each pointer "
                    + "begins with the number of its line.", violations);
        }
    }
}
