package org.backendfoundation.rest.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.log.ShownSecrets;

/**
 * The path of a request as problem documents and the log show it: a URI reference (RFC 3986, section 4.2), whatever the server let through.
 * Servers take raw control characters over HTTP/2 and raw UTF-8, and give them on as they came.
 */
public final class RequestPath {

    private static final int LONGEST = 200;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** Percent-encoded letters, digits and {@code -._~}, which mean the same without (section 6.2.2.2) and could hide a secret. */
    private static final Pattern NEEDLESS = Pattern.compile("%(4[1-9A-Fa-f]|6[1-9A-Fa-f]|5[0-9AaFf]|7[0-9AaEe]|3[0-9]|2[DdEe])");
    /** What may stand in a path, or may not. */
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9\\-._~!$&'()*+,;=:@/%]+|%(?![0-9A-Fa-f]{2})");
    private static final Pattern CUT_OFF = Pattern.compile("%[0-9A-Fa-f]?$");

    private RequestPath() {
    }

    /** The path; in an error dispatch, the path that failed. */
    public static String of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return reference(failed == null ? request.getRequestURI() : failed.toString());
    }

    static String reference(String path) {
        String shown = ShownSecrets.mask(NEEDLESS.matcher(path).replaceAll(RequestPath::decoded));
        String reference = FOREIGN.matcher(shown).replaceAll(RequestPath::encoded);
        // two slashes would begin with a host
        String local = reference.startsWith("//") ? "/." + reference : reference;
        return local.length() <= LONGEST ? local : CUT_OFF.matcher(local.substring(0, LONGEST)).replaceFirst("");
    }

    private static String decoded(MatchResult needless) {
        return Character.toString(Integer.parseInt(needless.group(1), 16));
    }

    private static String encoded(MatchResult foreign) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : foreign.group().getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HEX.toHexDigits(b));
        }
        return encoded.toString();
    }
}
