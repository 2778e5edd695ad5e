package org.backendfoundation.persistence.bulk;

import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/** The rows of an imported file, one after the other; only one is in memory. A line that cannot be read is refused by itself. */
public abstract class BatchLines implements Iterator<BatchLine> {

    static final int MAX_LINES = 100_000;

    private BatchLine next;
    private int count;

    /**
     * @throws ProblemException {@code VALIDATION_FAILED} for a file of which no row can be read, such as one with unknown columns
     */
    public static BatchLines of(BulkFormat format, InputStream file, EntityMetadata<?> metadata, NamedReferences references) {
        return format == BulkFormat.CSV ? new CsvLines(file, metadata, references) : new NdjsonLines(file);
    }

    /** @return null at the end */
    abstract BatchLine read();

    /** Whether the file could be read up to here. After the line that ends it too early there is none. */
    public boolean isReadable() {
        return true;
    }

    /** @throws ProblemException {@code BODY_TOO_LARGE} if there are more lines than one import may have */
    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
            count += next == null ? 0 : 1;
            if (count > MAX_LINES) {
                throw new ProblemException(RestError.BODY_TOO_LARGE,
                        "The file has more than %s rows; send several files.".formatted(MAX_LINES));
            }
        }
        return next != null;
    }

    @Override
    public BatchLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        BatchLine line = next;
        next = null;
        return line;
    }
}
