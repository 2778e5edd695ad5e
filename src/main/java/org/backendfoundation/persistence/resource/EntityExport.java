package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.BulkLimit;
import org.backendfoundation.persistence.bulk.CsvText;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.request.RequestContext;

/**
 * Exports any number of rows in constant memory, in the order of their ids. It reads one page in a transaction of its own and then sends it,
 * so that a slow client holds no connection and keeps nothing from vacuum. Every row that is there from the beginning to the end is exported
 * once. An export may occupy its thread for long, so only few run at the same time.
 */
@ApplicationScoped
class EntityExport {

    private static final Logger LOG = SafeLogger.of(EntityExport.class);

    @Inject
    EntityTransactions calls;

    @Inject
    UnitOfWork transactions;

    @Inject
    RecordedReads reads;

    @Inject
    ReadableRows readable;

    private final BulkLimit limit = new BulkLimit(PersistenceError.EXPORTS_BUSY, "exports");

    /**
     * One export.
     *
     * @param filters query parameters of the list
     * @param after   the id behind which it begins; empty for all rows
     */
    record Export<E extends BaseEntity>(EntityTransactions.Scope<E> scope, boolean inactive, Map<String, List<String>> filters,
            BulkFormat format, Optional<UUID> after) {

        private Export<E> behind(UUID id) {
            return new Export<>(scope, inactive, filters, format, Optional.of(id));
        }
    }

    /** @param last the id behind which the next one begins; empty after the last one */
    private record Chunk(byte[] bytes, Optional<UUID> last) {
    }

    <E extends BaseEntity> Response response(Class<?> resource, EntityTransactions.Scope<E> scope, boolean inactive, BulkRequest request) {
        Class<?> declaring = EntityResources.declaring(resource);
        BulkRequest.require(declaring, Bulk::exports);
        readable.requireAllowed(declaring, ReadableRows.Operation.LIST);
        BulkFormat format = request.format();
        Export<E> export = new Export<>(scope, inactive, request.filters(), format, request.after());
        return request.streamed(out -> send(export, out)).header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, request.attachment(format)).build();
    }

    /**
     * Sends the export, or refuses before the first byte. A later failure ends in an exception, so that the server breaks the connection
     * off.
     *
     * @throws ProblemException {@code EXPORTS_BUSY}, or the reason why the rows cannot be read
     */
    private <E extends BaseEntity> void send(Export<E> export, OutputStream out) throws IOException {
        try (UnitOfWork.LongWork work = limit.begin(transactions)) {
            Chunk chunk = read(export);
            if (export.format() == BulkFormat.CSV) {
                out.write(CsvText.line(metadata(export).columns().names()).getBytes(StandardCharsets.UTF_8));
            }
            out.write(chunk.bytes());
            while (chunk.last().isPresent()) {
                chunk = readNext(export.behind(chunk.last().get()));
                out.write(chunk.bytes());
            }
        }
    }

    private <E extends BaseEntity> Chunk readNext(Export<E> export) throws IOException {
        try {
            return transactions.patiently(() -> read(export));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "An export of " + metadata(export).name() + " ends early, request "
                    + RequestContext.current().requestId());
            throw new IOException("The export cannot continue", failure);
        }
    }

    private <E extends BaseEntity> Chunk read(Export<E> export) {
        return calls.read(export.scope(), export.inactive(), entities -> {
            Page<E> page = entities.pageAfter(export.after(), export.filters());
            reads.recordRows(export.scope().type(), export.filters(), page.items());
            StringBuilder text = new StringBuilder();
            EntityJson<E> json = new EntityJson<>(export.scope().type());
            page.items().forEach(entity -> text.append(line(export, json.write(entity))));
            return new Chunk(text.toString().getBytes(StandardCharsets.UTF_8),
                    page.next().map(next -> page.items().get(page.items().size() - 1).getId()));
        });
    }

    private static String line(Export<?> export, String json) {
        return export.format() == BulkFormat.NDJSON ? json + "\n"
                : CsvText.line(metadata(export).columns().names(), (JsonObject) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static EntityMetadata<?> metadata(Export<?> export) {
        return EntityMetadata.forCaller(export.scope().type());
    }
}
