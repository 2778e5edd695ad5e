package org.backendfoundation.security.client;

/** In which header the proxies tell whom they speak for. One, because a proxy that writes one passes on the other as its caller sent it. */
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
