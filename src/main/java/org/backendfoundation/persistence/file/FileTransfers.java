package org.backendfoundation.persistence.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.SensitiveReads;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.bulk.BulkLimit;
import org.backendfoundation.persistence.header.Preconditions;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.resource.EntityReads;
import org.backendfoundation.persistence.resource.ReadableRows;
import org.backendfoundation.persistence.resource.ReadableRows.Operation;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ReceivedBody;
import org.backendfoundation.role.Roles;

/**
 * Stores, sends and removes the files of rows that the caller may read. An upload is one transaction, which begins when the body has
 * arrived; a download reads each piece in one of its own and then sends it, so that neither holds a connection for a slow caller.
 */
@ApplicationScoped
class FileTransfers {

    /** Of the 200 request threads of a server: each download of a large file occupies one for as long as its caller reads. */
    private static final int MOST_DOWNLOADS = 16;
    /** How much of a file is in memory at a time. */
    private static final int CHUNKS_AT_ONCE = 4;
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    UnitOfWork transactions;

    @Inject
    CurrentActor actor;

    @Inject
    ReadableRows readable;

    @Inject
    EntityReads reads;

    @Inject
    FileRecorder recorder;

    private final BulkLimit limit = new BulkLimit(PersistenceError.FILES_BUSY, "downloads of files", MOST_DOWNLOADS);

    /** A file of a row, by the resource that serves it. */
    record Place<E extends BaseEntity>(Class<E> type, String name, UUID id) {

        private ProblemException missing() {
            return new ProblemException(PersistenceError.ENTITY_NOT_FOUND,
                    "There is no " + name + " of this " + type.getSimpleName() + ".");
        }
    }

    /** @param isNew whether there was none before */
    record Stored(StoredFile file, boolean isNew) {
    }

    /** @throws ProblemException {@code ENTITY_NOT_FOUND}, {@code PRECONDITION_FAILED}, or {@code VALIDATION_FAILED} for another digest */
    <E extends BaseEntity> Stored store(Place<E> place, FileRequest request) {
        Preconditions supposed = Preconditions.of(request.headers);
        Optional<String> fileName = FileNames.checked(request.fileName);
        String mediaType = Objects.requireNonNullElse(request.servletRequest.getContentType(), "application/octet-stream");
        ReceivedBody body = ReceivedBody.of(request.servletRequest);
        return transactions.call(entityManager -> {
            Repository<E> rows = rows(entityManager, place);
            rows.get(place.id());
            FileRows files = FileRows.of(entityManager);
            require(supposed, files.find(place.id(), place.name()));
            StoredFile.Heading heading = new StoredFile.Heading(Identifiers.next(), place.id(), EntityMetadata.of(place.type()).name(),
                    place.name(), mediaType, fileName, actor.id());
            StoredFile file = heading.with(write(files, heading, body));
            ExpectedDigest.of(request.digest).ifPresent(digest -> digest.require(file.digest()));
            requireUntilTheEnd(rows, place);
            return new Stored(file, !replace(files, place, file, supposed));
        });
    }

    /** Nobody deletes the row from here on. */
    private static <E extends BaseEntity> void requireUntilTheEnd(Repository<E> rows, Place<E> place) {
        if (rows.findForReference(place.id()).isEmpty()) {
            throw Repository.unknown(place.type(), place.id());
        }
    }

    private static FileRows.Content write(FileRows files, StoredFile.Heading heading, ReceivedBody body) {
        try (InputStream content = body.open()) {
            return files.write(heading, content);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** @return whether there was one before */
    private <E extends BaseEntity> boolean replace(FileRows files, Place<E> place, StoredFile file, Preconditions supposed) {
        files.lock(place.id(), place.name());
        Optional<StoredFile> before = files.find(place.id(), place.name());
        require(supposed, before);
        before.ifPresent(old -> files.remove(old.id()));
        files.complete(file.id(), new FileRows.Content(file.size(), file.sha256()));
        recorder.recordStored(place.type(), place.id(), entry(file));
        return before.isPresent();
    }

    private static void require(Preconditions supposed, Optional<StoredFile> file) {
        file.map(StoredFile::tag).ifPresentOrElse(supposed::requireForChange, supposed::requireForMaking);
    }

    private static JsonObject entry(StoredFile file) {
        return JSON.createObjectBuilder(file.description()).add("file", file.name()).build();
    }

    /** @throws ProblemException {@code ENTITY_NOT_FOUND} or {@code PRECONDITION_FAILED} */
    <E extends BaseEntity> void remove(Place<E> place, FileRequest request) {
        Preconditions supposed = Preconditions.of(request.headers);
        transactions.call(entityManager -> {
            rows(entityManager, place).get(place.id());
            FileRows files = FileRows.of(entityManager);
            files.lock(place.id(), place.name());
            StoredFile file = files.find(place.id(), place.name()).orElseThrow(place::missing);
            supposed.requireForChange(file.tag());
            files.remove(file.id());
            recorder.recordRemoved(place.type(), place.id(), entry(file));
            return null;
        });
    }

    /**
     * Finds a file to send it.
     *
     * @param inactive whether the row may be deleted
     * @throws ProblemException {@code ENTITY_NOT_FOUND}
     */
    <E extends BaseEntity> StoredFile find(Place<E> place, boolean inactive) {
        return transactions.call(entityManager -> {
            Repository<E> rows = rows(entityManager, place);
            E row = (inactive ? rows.withInactive() : rows.readOnly()).get(place.id());
            StoredFile file = FileRows.of(entityManager).find(place.id(), place.name()).orElseThrow(place::missing);
            if (row.getClass().isAnnotationPresent(SensitiveReads.class)) {
                reads.recordRow(row.getClass(), place.id());
            }
            return file;
        });
    }

    /**
     * Sends a part of a file, or refuses before the first byte. A later failure ends in an exception, so that the server breaks the
     * connection off.
     *
     * @throws ProblemException {@code FILES_BUSY} where the part is large
     */
    void send(StoredFile file, ByteRange part, OutputStream out) throws IOException {
        if (part.length() <= (long) CHUNKS_AT_ONCE * FileRows.CHUNK) {
            sendPieces(file, part, out);
            return;
        }
        try (UnitOfWork.LongWork work = limit.begin(transactions)) {
            sendPieces(file, part, out);
        }
    }

    private void sendPieces(StoredFile file, ByteRange part, OutputStream out) throws IOException {
        long at = part.first();
        while (at <= part.last()) {
            for (byte[] chunk : chunks(file, (int) (at / FileRows.CHUNK))) {
                int from = (int) (at % FileRows.CHUNK);
                int length = (int) Math.min(chunk.length - from, part.last() + 1 - at);
                if (length > 0) {
                    out.write(chunk, from, length);
                    at += length;
                }
            }
        }
    }

    private List<byte[]> chunks(StoredFile file, int from) throws IOException {
        List<byte[]> chunks = transactions.patiently(
                () -> transactions.call(entityManager -> FileRows.of(entityManager).chunks(file.id(), from, CHUNKS_AT_ONCE)));
        if (chunks.isEmpty()) {
            throw new IOException("The file was replaced or removed while it was sent");
        }
        return chunks;
    }

    private <E extends BaseEntity> Repository<E> rows(EntityManager entityManager, Place<E> place) {
        return readable.of(entityManager, place.type(), Operation.READ)
                .orElseThrow(() -> new ProblemException(RestError.FORBIDDEN, "The caller's roles do not allow this."));
    }

    void requireAdministrator() {
        if (!actor.hasRole(Roles.ADMIN)) {
            throw new ProblemException(RestError.FORBIDDEN, "Files of deleted rows are for the role " + Roles.ADMIN + ".");
        }
    }
}
