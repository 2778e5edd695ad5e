package org.backendfoundation.security.client;

/**
 * The header in which trusted proxies name the client. Only one is read, because a proxy that writes one passes the other on as the client
 * sent it.
 */
public enum ProxyHeader {
    X_FORWARDED_FOR("X-Forwarded-For"),
    FORWARDED("Forwarded");

    private final String header;

    ProxyHeader(String header) {
        this.header = header;
    }

    @Override
    public String toString() {
        return header;
    }
}
