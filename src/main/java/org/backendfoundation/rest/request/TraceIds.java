package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to, from its {@code traceparent} (W3C Trace Context, section 3.2): 32 hexadecimal digits. It belongs to a thread, as
 * {@link RequestIds} does.
 */
public final class TraceIds {

    private static final String HEADER = "traceparent";
    private static final Pattern WELL_FORMED = Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private TraceIds() {
    }

    /** Empty where the caller sent none, or none that is well-formed. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Runs the work in this trace and puts back what the thread had before.
     *
     * @param id null for none
     */
    public static <T> T with(String id, Supplier<T> work) {
        String before = enter(id);
        try {
            return work.get();
        } finally {
            enter(before);
        }
    }

    public static String find(HttpServletRequest request) {
        return parse(request.getHeader(HEADER));
    }

    static String parse(String header) {
        Matcher parent = WELL_FORMED.matcher(header == null ? "" : header);
        return parent.matches() ? parent.group(1) : null;
    }

    /** @return what the thread had before; null for none */
    public static String enter(String id) {
        String before = CURRENT.get();
        if (id == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(id);
        }
        return before;
    }
}
