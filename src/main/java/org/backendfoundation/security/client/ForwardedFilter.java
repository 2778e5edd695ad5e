package org.backendfoundation.security.client;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/** Lets everything behind it see the client instead of the trusted proxy: its address, and whether it came over TLS, which links repeat. */
public class ForwardedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ClientAddress client = ClientAddress.of(request, configuration);
        chain.doFilter(seen(request, client), response);
    }

    /** The request as the client sent it. */
    public static HttpServletRequest seen(HttpServletRequest request, ClientAddress client) {
        return client.behindProxy() ? new Forwarded(request, client) : request;
    }

    static final class Forwarded extends HttpServletRequestWrapper {

        private static final int HTTP = 80;
        private static final int HTTPS = 443;

        private final ClientAddress client;

        Forwarded(HttpServletRequest request, ClientAddress client) {
            super(request);
            this.client = client;
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
