package org.backendfoundation.rest.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Ends an answer that is half sent so that the caller sees that it is incomplete. The Servlet API has no word for it: the servers send the last chunk in
 * order whatever is thrown, and what was cut off looks whole. So the connection is closed under it, by the names that their classes have: Payara's Catalina
 * and Grizzly, WildFly's Undertow. Other servers are left to what they do with an exception.
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

    /** @return false where the server is to do it, to which the exception must be thrown; elsewhere it would only be logged a second time */
    public static boolean of(HttpServletRequest request) {
        Object inner = request.getAttribute(ATTRIBUTE);
        return isEnded(() -> endOnPayara(inner)) || isEnded(() -> call(inner, "getExchange", "getConnection", "close"));
    }

    /** The connection's other requests must not be served either, which may have come with this one: marked as broken, Grizzly reads none of them. */
    private static Object endOnPayara(Object inner) throws ReflectiveOperationException {
        Object message = call(inner, "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getRequest");
        message.getClass().getMethod("setContentBroken", boolean.class).invoke(message, true);
        Object connection = call(message, "getConnection");
        return Class.forName("org.glassfish.grizzly.Closeable", false, connection.getClass().getClassLoader()).getMethod("terminateSilently").invoke(connection);
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
