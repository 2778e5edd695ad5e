package org.backendfoundation.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.AnonymousCallers;
import org.backendfoundation.rest.request.RowFiles;

/**
 * How large a request body may be, and how slow. Anonymous callers have the lowest limits: they cost a node as much as others, and nobody
 * answers for them.
 *
 * @param sender  who is sending: an address, or a caller by name
 * @param isFile  whether it is the content of a file, which may be very large and must then not be very slow
 * @param limit   in bytes
 * @param setting by which an operator raises it
 */
record BodyTerms(String sender, boolean isAnonymous, boolean isFile, int limit, String setting) {

    /** In bytes. The only open request with a body is a log-in, which needs about a hundred. */
    static final int ANONYMOUS_LIMIT = 1 << 16;
    /** Everybody's, and all that anonymous callers have. */
    static final Duration GRACE = Duration.ofSeconds(5);
    /** In bytes a second: the rate of a mobile telephone with poor reception. */
    static final int LEAST_RATE = 1 << 12;
    /** In bytes: where a file is large, so that only few are on their way at a time. */
    static final int LARGE_FILE = 1 << 20;
    /** In bytes a second, of a large file: one of a gigabyte occupies its thread for five hours at most, and not for three days. */
    static final int LEAST_RATE_OF_LARGE = 1 << 16;

    static BodyTerms of(HttpServletRequest request, ApplicationConfiguration configuration) {
        boolean isFile = FilePaths.deployed().isFor(request);
        Setting<Integer> setting = isFile ? RestSettings.FILE_LIMIT
                : RowFiles.isSent(request) ? RestSettings.BATCH_LIMIT : RestSettings.BODY_LIMIT;
        int limit = configuration.value(setting);
        return AnonymousCallers.isAnonymous(request.getUserPrincipal())
                ? new BodyTerms("address " + request.getRemoteAddr(), true, isFile, Math.min(limit, ANONYMOUS_LIMIT), setting.key())
                : new BodyTerms("caller " + request.getUserPrincipal().getName(), false, isFile, limit, setting.key());
    }

    /** How long so much may have taken. */
    Duration patience(int received) {
        if (isAnonymous) {
            return GRACE;
        }
        int slow = isFile ? Math.min(received, LARGE_FILE) : received;
        return GRACE.plusSeconds(slow / LEAST_RATE).plusSeconds((received - slow) / LEAST_RATE_OF_LARGE);
    }

    /** @param announced in bytes; -1 if the head does not say it */
    boolean isLargeFile(long announced) {
        return isFile && (announced < 0 || announced > LARGE_FILE);
    }

    ProblemException tooLarge() {
        if (isAnonymous && limit == ANONYMOUS_LIMIT) {
            return new ProblemException(RestError.UNAUTHENTICATED,
                    "Without a key or a token at most " + limit + " bytes are read; send one.");
        }
        return new ProblemException(RestError.BODY_TOO_LARGE,
                "The body is larger than " + limit + " bytes; send less at a time, or raise " + setting + ".");
    }

    static ProblemException broken() {
        return new ProblemException(RestError.BODY_BROKEN, "The body breaks off, or its chunks are malformed; send it whole.");
    }

    ProblemException tooSlow() {
        return new ProblemException(RestError.BODY_TOO_SLOW, "The body did not arrive in time: it has " + GRACE.toSeconds() + " seconds"
                + (isAnonymous ? "." : ", and then must come at " + LEAST_RATE + " bytes a second"
                        + (isFile ? ", and from a megabyte on at " + LEAST_RATE_OF_LARGE + "." : ".")));
    }
}
