package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.backendfoundation.rest.http.RequestBodyFilter;

/**
 * What happens to a request's body: {@link RequestBodyFilter} receives all of it, or else the answer closes the connection. Unread bytes
 * would otherwise be taken for the next request (RFC 9112, section 9.3), or be read to their end for nothing.
 */
public final class RequestBody {

    private static final String RECEIVED = RequestBody.class.getName();
    private static final String DISTRUSTED = RECEIVED + ".distrusted";
    private static final Set<String> SENDING = Set.of("POST", "PUT", "PATCH");
    /** In bytes: how much a server may read and discard to keep a connection. */
    private static final int MOST_DISCARDED = 1 << 16;

    private RequestBody() {
    }

    /** HTTP/2 needs neither field. */
    public static boolean isAnnounced(HttpServletRequest request) {
        long length = length(request);
        return length > 0 || request.getHeader("Transfer-Encoding") != null
                || length < 0 && !request.getProtocol().startsWith("HTTP/1") && SENDING.contains(request.getMethod());
    }

    /** In bytes; -1 if the head has no length, or one that a server cannot read. */
    static long length(HttpServletRequest request) {
        try {
            return request.getContentLengthLong();
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    public static void markReceived(HttpServletRequest request) {
        request.setAttribute(RECEIVED, true);
    }

    /** Marks a request whose end is ambiguous: its answer closes the connection. */
    public static void distrust(HttpServletRequest request) {
        request.setAttribute(DISTRUSTED, true);
    }

    private static boolean isDistrusted(HttpServletRequest request) {
        return request.getAttribute(DISTRUSTED) != null;
    }

    private static boolean isUnread(HttpServletRequest request) {
        return isAnnounced(request) && request.getAttribute(RECEIVED) == null;
    }

    /** Before an answer is written: says that its connection ends with it, where the body is unread. */
    public static void announceEnd(HttpServletRequest request, HttpServletResponse response) {
        if (isDistrusted(request) || isUnread(request)) {
            response.setHeader("Connection", "close");
        }
    }

    /** Called after the answer: otherwise the servers would read a body of any length before they close. */
    public static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isDistrusted(request) || isUnread(request) && !isSoonDiscarded(length(request))) {
            response.flushBuffer();
            ConnectionAbort.of(request);
        }
    }

    private static boolean isSoonDiscarded(long announced) {
        return announced >= 0 && announced <= MOST_DISCARDED;
    }
}
