package org.backendfoundation.persistence.bulk;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.RowFiles;

/** The format of a file of rows. */
public enum BulkFormat {

    /** A JSON object in each line. */
    NDJSON(RowFiles.NDJSON, RowFiles.NDJSON),

    /** RFC 4180, with the parameters of its section 3. */
    CSV(RowFiles.CSV, RowFiles.CSV + "; charset=UTF-8; header=present");

    /** The query parameter that chooses one. */
    public static final String PARAMETER = "format";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MediaType type;
    private final String contentType;

    BulkFormat(String type, String contentType) {
        this.type = MediaType.valueOf(type);
        this.contentType = contentType;
    }

    /** The first format that the caller accepts. */
    public static BulkFormat accepted(Collection<MediaType> acceptable) {
        return acceptable.stream().flatMap(range -> accepting(range).stream()).findFirst().orElseThrow(NotAcceptableException::new);
    }

    /** The first format that a range of media types includes. */
    private static Optional<BulkFormat> accepting(MediaType range) {
        return Arrays.stream(values()).filter(format -> format.type.isCompatible(range)).findFirst();
    }

    /**
     * @param type of a body; one of the two
     * @throws ProblemException {@code ENCODING_REFUSED} for another {@code charset} than that of both
     */
    public static BulkFormat of(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, UTF_8);
        if (!charset.equalsIgnoreCase(UTF_8)) {
            throw new ProblemException(RestError.ENCODING_REFUSED,
                    "A file of rows is read as UTF-8; save it as UTF-8, and send charset=UTF-8 or no charset.");
        }
        return CSV.type.isCompatible(type) ? CSV : NDJSON;
    }

    /** Empty for another name. */
    public static Optional<BulkFormat> named(String name) {
        return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst();
    }

    public String contentType() {
        return contentType;
    }

    /** Also the ending of a file's name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
