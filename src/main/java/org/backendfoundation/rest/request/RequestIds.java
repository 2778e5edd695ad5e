package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The id of the request that is being served: the caller's {@code X-Request-Id} if it is well-formed, one of our own otherwise.
 *
 * <p>It belongs to a thread. Work handed to another thread carries it on purpose:
 * <pre>{@code
 * String id = RequestIds.current().orElseThrow();
 * executor.submit(() -> RequestIds.with(id, () -> export()));
 * }</pre>
 */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private RequestIds() {
    }

    /** Empty in work that no request started, and on threads to which the id was not passed. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Works before any filter ran as well: authentication happens earlier. */
    public static String of(HttpServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known != null) {
            return known.toString();
        }
        String id = choose(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Runs the work under this id and puts back what the thread had before. */
    public static <T> T with(String id, Supplier<T> work) {
        String before = CURRENT.get();
        CURRENT.set(id);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    static String choose(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }

    public static String enter(HttpServletRequest request) {
        String before = CURRENT.get();
        CURRENT.set(of(request));
        return before;
    }

    public static void restore(String before) {
        if (before == null) {
            CURRENT.remove();
            return;
        }
        CURRENT.set(before);
    }
}
