package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a request ends, what its body is and whom it addresses, according to its head. Two servers that read this differently take one
 * caller's bytes for another caller's request (request smuggling), so a request that can be read in two ways is refused: RFC 9112,
 * sections 3.2 ({@code Host}) and 6.3 (length).
 *
 * @param transferEncodings the lines of {@code Transfer-Encoding}; {@code contentLengths}, {@code hosts}, {@code upgrades} and
 *                          {@code contentTypes} likewise
 */
public record RequestFraming(String protocol, List<String> transferEncodings, List<String> contentLengths, List<String> hosts,
        List<String> upgrades, List<String> contentTypes) {

    private static final String HTTP_1_1 = "HTTP/1.1";
    private static final String HOST_PUNCTUATION = ".-_~:[]";
    /** How many digits surely fit into a long. */
    private static final int MOST_DIGITS = 18;

    public static RequestFraming of(HttpServletRequest request) {
        return new RequestFraming(request.getProtocol(), lines(request, "Transfer-Encoding"), lines(request, "Content-Length"),
                lines(request, "Host"),
                lines(request, "Upgrade"), lines(request, "Content-Type"));
    }

    private static List<String> lines(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** What is ambiguous, in words for the caller; empty where nothing is. */
    public Optional<String> ambiguity() {
        if (!isLengthClear()) {
            return Optional
                    .of("Say where the body ends in one way: one Content-Length, or one 'Transfer-Encoding: chunked' without Upgrade.");
        }
        if (contentTypes.size() > 1) {
            return Optional.of("Say what the body is in one way: one Content-Type.");
        }
        return isHostClear() ? Optional.empty() : Optional.of("Send one Host, with a name or an address and at most a port.");
    }

    private boolean isLengthClear() {
        if (transferEncodings.isEmpty()) {
            return contentLengths.size() <= 1 && contentLengths.stream().allMatch(RequestFraming::isLength);
        }
        // Payara gives an upgrade's body out as it travels, with the sizes of the chunks in it
        return contentLengths.isEmpty() && upgrades.isEmpty() && transferEncodings.size() == 1
                && transferEncodings.get(0).equalsIgnoreCase("chunked")
                && protocol.equals(HTTP_1_1);
    }

    /** Undertow counts modulo 2^64, and takes what lies beyond for a request of its own. */
    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(Character::isDigit);
    }

    /** Whether the host is unambiguous. HTTP/2 has it in {@code :authority}, and HTTP/1.0 need not have one. */
    private boolean isHostClear() {
        return hosts.isEmpty() ? !protocol.equals(HTTP_1_1) : hosts.size() == 1 && isHost(hosts.get(0));
    }

    private static boolean isHost(String host) {
        return !host.isEmpty() && host.charAt(0) != ':' && host.chars().allMatch(RequestFraming::isOfHost) && isPort(host);
    }

    private static boolean isOfHost(int c) {
        return c < Byte.MAX_VALUE && (Character.isLetterOrDigit(c) || HOST_PUNCTUATION.indexOf(c) >= 0);
    }

    /** What stands behind the last colon that is outside of brackets. */
    private static boolean isPort(String host) {
        int colon = host.indexOf(':', host.indexOf(']') + 1);
        return colon < 0 || host.chars().skip(colon + 1L).allMatch(Character::isDigit);
    }
}
