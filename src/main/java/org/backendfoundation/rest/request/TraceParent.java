package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a trace a request belongs (W3C Trace Context, section 3.2): the caller's {@code traceparent}, or that of the span which this node
 * records for the request. It goes with the {@link RequestContext}.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    /** Of version 00. */
    static final int LENGTH = 55;

    private static final Pattern WELL_FORMED = Pattern
            .compile("(?!ff)[0-9a-f]{2}(-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?");
    private static final String VERSION = "00";
    private static final int TRACE_BEGINS = 3;
    private static final int TRACE_ENDS = 35;
    private static final String ATTRIBUTE = TraceParent.class.getName();

    private TraceParent() {
    }

    /** In version 00; null where nothing is recorded and the caller sent none, or none that is well-formed. */
    public static String find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String recorded ? recorded : parse(request.getHeader(HEADER));
    }

    /** From here on the request belongs to this span rather than to the caller's. */
    public static void replace(HttpServletRequest request, String recorded) {
        request.setAttribute(ATTRIBUTE, recorded);
    }

    /** What a later version has besides is left out, as for its readers of today (section 3.2.2.1). */
    static String parse(String header) {
        Matcher parent = WELL_FORMED.matcher(header == null ? "" : header);
        return parent.matches() ? VERSION + parent.group(1) : null;
    }

    static String traceId(String traceparent) {
        return traceparent.substring(TRACE_BEGINS, TRACE_ENDS);
    }
}
