package org.backendfoundation.security.client;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/**
 * Lets everything behind it see the request as the client sent it to the trusted proxy: from which address, whether over TLS, and under
 * which path, which links repeat.
 */
public class ForwardedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ClientAddress client = ClientAddress.of(request, configuration);
        PublicPath path = configuration.value(ProxySettings.PUBLIC_PATH);
        chain.doFilter(client.behindProxy() ? new Forwarded(request, client, path) : request, response);
    }

    /** The request as the client sent it, under whatever path. */
    public static HttpServletRequest seen(HttpServletRequest request, ClientAddress client) {
        return client.behindProxy() ? new Forwarded(request, client, PublicPath.ROOT) : request;
    }

    static final class Forwarded extends HttpServletRequestWrapper {

        private static final int HTTP = 80;
        private static final int HTTPS = 443;

        private final ClientAddress client;
        private final PublicPath path;

        Forwarded(HttpServletRequest request, ClientAddress client, PublicPath path) {
            super(request);
            this.client = client;
            this.path = path;
        }

        @Override
        public String getRemoteAddr() {
            return client.toString();
        }

        @Override
        public String getRemoteHost() {
            return client.toString();
        }

        @Override
        public String getScheme() {
            return client.forwardedAs() == null ? super.getScheme() : client.forwardedAs();
        }

        @Override
        public boolean isSecure() {
            return getScheme().equals("https");
        }

        /** The default port follows the scheme; a port in {@code Host} stays. */
        @Override
        public int getServerPort() {
            int port = super.getServerPort();
            boolean isDefault = port == (super.isSecure() ? HTTPS : HTTP);
            return isDefault && isSecure() != super.isSecure() ? (isSecure() ? HTTPS : HTTP) : port;
        }

        @Override
        public String getContextPath() {
            return path.isRoot() ? super.getContextPath() : path.text();
        }

        @Override
        public String getRequestURI() {
            return path.seen(super.getRequestURI(), super.getContextPath());
        }

        /** The path that failed, of which an error page tells, is one of the request's. */
        @Override
        public Object getAttribute(String name) {
            Object value = super.getAttribute(name);
            return name.equals(RequestDispatcher.ERROR_REQUEST_URI) && value != null
                    ? path.seen(value.toString(), super.getContextPath()) : value;
        }

        @Override
        public StringBuffer getRequestURL() {
            int port = getServerPort();
            StringBuffer url = new StringBuffer(getScheme()).append("://").append(getServerName());
            if (port != (isSecure() ? HTTPS : HTTP)) {
                url.append(':').append(port);
            }
            return url.append(getRequestURI());
        }
    }
}
