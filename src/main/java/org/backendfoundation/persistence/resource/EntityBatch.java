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
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.bulk.BatchAnswer;
import org.backendfoundation.persistence.bulk.BatchLine;
import org.backendfoundation.persistence.bulk.BatchLines;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.BulkLimit;
import org.backendfoundation.persistence.bulk.LineFailure;
import org.backendfoundation.persistence.bulk.NamedReferences;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.idempotency.StoredResponse;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.resource.LineWriting.Batch;
import org.backendfoundation.persistence.resource.LineWriting.Progress;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.language.AnswerLanguage;
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
    /** Stands for rows that nobody has looked up yet. */
    private static final NamedReferences.Lookup ANY_ROW = (reference, value) -> Optional.of(new UUID(0, 0));
    private static final Logger LOG = SafeLogger.of(EntityBatch.class);

    @Inject
    EntityTransactions calls;

    @Inject
    UnitOfWork transactions;

    @Inject
    ReadableRows readable;

    private final BulkLimit limit = new BulkLimit(PersistenceError.IMPORTS_BUSY, "imports");

    /** @param idempotencyKey null where the caller sent none */
    <E extends BaseEntity> Response response(Class<?> resource, BodyWriting<E> bodies, EntityTransactions.Scope<E> scope,
            String idempotencyKey, BulkRequest request) {
        Class<?> declaring = EntityResources.declaring(resource);
        Bulk declared = BulkRequest.require(declaring, Bulk::imports);
        request.requireOnly(BulkRequest.KEY, BulkRequest.MODE);
        Optional<String> key = request.key(declared, EntityMetadata.forCaller(scope.type()));
        boolean isInParts = request.isInParts();
        readable.requireAllowed(declaring, ReadableRows.Operation.CREATE);
        key.ifPresent(any -> readable.requireAllowed(declaring, ReadableRows.Operation.MERGE));
        ReceivedBody file = ReceivedBody.of(request.request());
        Batch<E> batch = Batch.of(bodies, scope, file, BulkFormat.of(request.headers().getMediaType()),
                calls.idempotent(request.uri(), idempotencyKey, file), key, declared, EntityResources.looksAtChanges(declaring));
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
        for (Progress progress = Progress.start();; progress = progress.again()) {
            try {
                return inOneTransaction(batch, progress);
            } catch (ProblemException failure) {
                if (!progress.isWritingGroup() || LineFailure.isOfNoLine(failure)) {
                    throw progress.line().map(line -> LineFailure.ofFile(line.number(), batch.describe(line, failure)))
                            .orElse(failure);
                }
            }
        }
    }

    private <E extends BaseEntity> StoredResponse inOneTransaction(Batch<E> batch, Progress progress) {
        return calls.once(batch.scope(), batch.request(), entities -> {
            LineWriting<E> writing = new LineWriting<>(batch, entities, this, progress);
            BatchAnswer answer = new BatchAnswer();
            for (Iterator<BatchLine> lines = batch.lines(); lines.hasNext();) {
                answer.count(writing.write(lines.next()).isCreated());
            }
            writing.finish();
            return StoredResponse.ok(null, answer.summary(true));
        });
    }

    /**
     * Imports part by part; the answer has a line for each line of the file, whether it was imported or refused, and a summary. What ends
     * the import before its first answer is a problem of the request. A later one is told at the end of the answer, with a summary that
     * says that it is not complete; what nobody expected ends in an exception, so that the server breaks the connection off.
     */
    private <E extends BaseEntity> void parts(Batch<E> batch, OutputStream out) throws IOException {
        // the answers to lines are kept for a repetition, which may prefer another language
        AnswerLanguage.end();
        try (UnitOfWork.LongWork running = limit.begin(transactions)) {
            requireEnd(batch.lines());
            occupyKey(batch);
            BatchLines lines = batch.lines();
            BatchAnswer answer = new BatchAnswer();
            List<BatchLine> part = new ArrayList<>();
            try {
                while (fill(part, lines)) {
                    String done = answer.isEmpty() ? beginning(batch, part) : next(batch, part);
                    write(out, done);
                    part.subList(0, answer.count(done)).clear();
                }
                write(out, answer.summary(lines.isReadable()) + "\n");
            } catch (ProblemException end) {
                if (answer.isEmpty()) {
                    throw end;
                }
                write(out, BatchAnswer.end(part.get(0).number(), end) + answer.summary(false) + "\n");
            }
        }
    }

    /** Parts are kept under keys of their own; with this the whole key is refused for another mode. */
    private <E extends BaseEntity> void occupyKey(Batch<E> batch) {
        if (batch.request().isPresent()) {
            calls.once(batch.scope(), batch.request(), entities -> StoredResponse.ok(null, ""));
        }
    }

    private static void write(OutputStream out, String lines) throws IOException {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
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
        } catch (ProblemException told) {
            LOG.warning(() -> end(batch, part) + ": " + told.code());
            throw told;
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> end(batch, part));
            throw new IOException("The import cannot continue", failure);
        }
    }

    private static String end(Batch<?> batch, List<BatchLine> part) {
        return "An import of " + batch.metadata().name() + " ends before line " + part.get(0).number() + ", request "
                + RequestContext.current().requestId();
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
        Progress progress = Progress.start();
        String refusal = "";
        for (int count = part.size();;) {
            try {
                return write(batch, request, part.subList(0, count), refusal, progress);
            } catch (ProblemException failure) {
                if (LineFailure.isOfNoLine(failure)) {
                    throw failure;
                }
                if (progress.isWritingGroup()) {
                    progress = progress.again();
                    continue;
                }
                if (progress.done() == 0 || count == 1) {
                    String refused = refusal(batch, part.get(0), failure);
                    return calls.once(batch.scope(), request, entities -> StoredResponse.ok(null, refused)).body();
                }
                // where only the commit was refused, that names no line
                boolean isOfCommit = progress.done() == count;
                refusal = isOfCommit ? "" : refusal(batch, part.get(progress.done()), failure);
                count = isOfCommit ? count / 2 : progress.done();
                progress = Progress.start();
            }
        }
    }

    private static String refusal(Batch<?> batch, BatchLine line, ProblemException failure) {
        return BatchAnswer.refusal(line.number(), batch.describe(line, failure));
    }

    /** @param refusal of the line behind them, if any */
    private <E extends BaseEntity> String write(Batch<E> batch, Optional<IdempotentRequest> request, List<BatchLine> lines, String refusal,
            Progress progress) {
        return calls.once(batch.scope(), request, entities -> {
            LineWriting<E> writing = new LineWriting<>(batch, entities, this, progress);
            StringBuilder answers = new StringBuilder();
            for (BatchLine line : lines) {
                LineWriting.Written written = writing.write(line);
                answers.append(BatchAnswer.line(line.number(), written.isCreated(), written.id()));
            }
            writing.finish();
            return StoredResponse.ok(null, answers + refusal);
        }).body();
    }

    /**
     * Reads the file without the database, so that most mistakes are told together and before anything is locked. Only where there are some
     * it is read once more, with the references.
     */
    private <E extends BaseEntity> void check(Batch<E> batch) {
        List<Violation> violations = batch.reading().faults(batch.lines(), ANY_ROW);
        if (!violations.isEmpty()) {
            List<Violation> told = batch.references().isEmpty() ? violations : calls.read(batch.scope(), false,
                    entities -> batch.reading().faults(batch.lines(),
                            new LineWriting<>(batch, entities, this, Progress.start())::findReferenced));
            throw new ProblemException(RestError.VALIDATION_FAILED, "No line was imported. See violations for what to change; each pointer "
                    + "begins with the number of its line.", told);
        }
    }
}
