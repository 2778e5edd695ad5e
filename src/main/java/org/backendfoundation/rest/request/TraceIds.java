package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to, from its {@code traceparent} (W3C Trace Context, section 3.2): 32 hexadecimal digits. It goes
 * with the {@link RequestContext}.
 */
public final class TraceIds {

    private static final String HEADER = "traceparent";
    private static final Pattern WELL_FORMED = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceIds() {
    }

    /** Null where the caller sent none, or none that is well-formed. */
    public static String find(HttpServletRequest request) {
        return parse(request.getHeader(HEADER));
    }

    static String parse(String header) {
        Matcher parent = WELL_FORMED.matcher(header == null ? "" : header);
        return parent.matches() ? parent.group(1) : null;
    }
}
