package org.backendfoundation.persistence.bulk;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
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

    private final MediaType type;
    private final String contentType;

    BulkFormat(String type, String contentType) {
        this.type = MediaType.valueOf(type);
        this.contentType = contentType;
    }

    /**
     * @param given the parameter; null for the first format that the caller accepts
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public static BulkFormat of(String given, Collection<MediaType> acceptable) {
        return given != null ? named(given) : acceptable.stream().flatMap(accepted -> accepting(accepted).stream()).findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    private static BulkFormat named(String given) {
        return Arrays.stream(values()).filter(format -> format.toString().equals(given)).findFirst()
                .orElseThrow(() -> new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.",
                        List.of(new Violation(PARAMETER, "one_of", "Must be one of " + Stream.of(values())
                                .map(BulkFormat::toString).collect(Collectors.joining(", ")) + "."))));
    }

    /** The first format that a range of media types includes. */
    private static Optional<BulkFormat> accepting(MediaType range) {
        return Arrays.stream(values()).filter(format -> format.type.isCompatible(range)).findFirst();
    }

    /** @param type of a body; one of the two */
    public static BulkFormat of(MediaType type) {
        return CSV.type.isCompatible(type) ? CSV : NDJSON;
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
