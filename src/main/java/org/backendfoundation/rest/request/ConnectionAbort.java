package org.backendfoundation.rest.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Breaks off a half-sent answer so that the caller sees that it is incomplete. The Servlet API has no way to do that: the servers send the
 * final chunk whatever is thrown, and the truncated answer looks complete. So this class closes the connection through the server's own
 * classes, by name: Payara's Catalina and Grizzly, WildFly's Undertow. On other servers an exception must do.
 */
public final class ConnectionAbort {

    private static final String ATTRIBUTE = ConnectionAbort.class.getName();
    private static final Logger LOG = SafeLogger.of(ConnectionAbort.class);

    private ConnectionAbort() {
    }

    /** What a resource is given is a proxy, which does not lead to the server's own request. */
    public static void remember(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        request.setAttribute(ATTRIBUTE, inner);
    }

    /** @return false where the server must do it, to which the caller then throws the exception; elsewhere that would only log it twice */
    public static boolean of(HttpServletRequest request) {
        Object inner = request.getAttribute(ATTRIBUTE);
        return isEnded(() -> endOnPayara(inner)) || isEnded(() -> call(inner, "getExchange", "getConnection", "close"));
    }

    /** What writes an answer. */
    @FunctionalInterface
    public interface Sending {

        void run() throws IOException;
    }

    /** Sends an answer, and breaks it off where that fails half-way. */
    public static void onFailure(HttpServletRequest request, Sending sending) throws IOException {
        try {
            sending.run();
        } catch (IOException incomplete) {
            if (!of(request)) {
                throw incomplete;
            }
        }
    }

    /**
     * The connection's other requests must not be served either, which may have come with this one: marked as broken, Grizzly reads none of
     * them.
     */
    private static Object endOnPayara(Object inner) throws ReflectiveOperationException {
        Object message = call(inner, "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getRequest");
        message.getClass().getMethod("setContentBroken", boolean.class).invoke(message, true);
        Object connection = call(message, "getConnection");
        return Class.forName("org.glassfish.grizzly.Closeable", false, connection.getClass().getClassLoader())
                .getMethod("terminateSilently").invoke(connection);
    }

    private static boolean isEnded(Callable<?> end) {
        try {
            end.call();
            return true;
        } catch (Exception otherServer) {
            LOG.log(Level.FINE, "Not the server that is asked for", otherServer);
            return false;
        }
    }

    private static Object call(Object target, String... methods) throws ReflectiveOperationException {
        Object result = target;
        for (String method : methods) {
            result = result.getClass().getMethod(method).invoke(result);
        }
        return result;
    }
}
