package org.backendfoundation.rest;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends an answer that is half sent so that the caller sees that it is incomplete. The Servlet API has no word for it: Payara sends the last chunk in order
 * whatever is thrown, and what was cut off looks whole. So the connection is closed under it, by the names that Payara's classes have (its Catalina and
 * Grizzly). Other servers are left to what they do with an exception.
 */
public final class AbruptEnd {

    private static final String ATTRIBUTE = AbruptEnd.class.getName();
    private static final Logger LOG = Logger.getLogger(AbruptEnd.class.getName());

    private AbruptEnd() {
    }

    /** What a resource is given is a proxy, which does not lead to the server's own request. */
    static void remember(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        request.setAttribute(ATTRIBUTE, inner);
    }

    /** @return false where the server is to do it, to which the exception must be thrown; on Payara it would only be logged a second time */
    public static boolean of(HttpServletRequest request) {
        try {
            Object inner = call(request.getAttribute(ATTRIBUTE), "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getRequest", "getConnection");
            Class.forName("org.glassfish.grizzly.Closeable", false, inner.getClass().getClassLoader()).getMethod("terminateSilently").invoke(inner);
            return true;
        } catch (ReflectiveOperationException | RuntimeException otherServer) {
            LOG.log(Level.FINE, "The connection is left to the server", otherServer);
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
