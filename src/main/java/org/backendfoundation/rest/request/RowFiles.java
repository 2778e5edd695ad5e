package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** The media types of files with rows. */
public final class RowFiles {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";

    private static final Set<String> TYPES = Set.of(NDJSON, CSV);

    private RowFiles() {
    }

    /** Whether the body of the request is one. */
    public static boolean isSent(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
