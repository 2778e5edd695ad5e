package org.backendfoundation.rest.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backendfoundation.configuration.log.ShownSecrets;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.language.AnswerLanguage;
import org.backendfoundation.rest.language.Messages;
import org.backendfoundation.rest.request.RequestPath;
import org.backendfoundation.rest.request.SecurityHeadersFilter;

/**
 * A problem document (RFC 9457) before it knows which request it answers.
 *
 * <p>Its {@code type} is a tag URI (RFC 4151) made of the code. RFC 9457, section 3.1.1, wants a URI that means the same wherever it is
 * read: a tag does behind every host and context root, and promises no page that a private network could not show.
 */
public record Problem(int status, String code, String title, String detail, List<Violation> violations, Duration retryAfter) {

    static final String MEDIA_TYPE = "application/problem+json";
    /** Its name in OpenAPI. */
    public static final String SCHEMA = "Problem";
    private static final String TYPE = "tag:backendfoundation.org,2026:";
    private static final String CHALLENGE = "Bearer realm=\"foundation\"";
    private static final int MAX_DETAIL = 1000;
    private static final int MAX_POINTER = 200;
    private static final int MAX_VIOLATIONS = 100;
    private static final JsonProvider JSON = JsonProvider.provider();

    public static Problem of(ProblemException failure) {
        return new Problem(status(failure.code().kind()), failure.code().name(), failure.code().title(), failure.getMessage(),
                failure.violations(), failure.retryAfter().orElse(null));
    }

    /** A problem for a failure of which the container or the JAX-RS runtime gives only the status. */
    public static Problem of(int status) {
        return switch (status) {
            case 401 -> of(new ProblemException(RestError.UNAUTHENTICATED, "Send a valid key as 'Authorization: Bearer …'."));
            case 403 -> of(new ProblemException(RestError.FORBIDDEN, "The caller's roles do not allow this."));
            case 404 -> of(new ProblemException(RestError.NOT_FOUND, "No such path; see /openapi for those that exist."));
            case 405 -> plain(Status.METHOD_NOT_ALLOWED, "The path does not answer this method; the header Allow names those it does.");
            case 406 -> plain(Status.NOT_ACCEPTABLE, "None of the media types in Accept can be given; try application/json.");
            case 413 -> of(new ProblemException(RestError.BODY_TOO_LARGE, "The body is larger than is accepted."));
            case 415 -> unsupported(List.of(MediaType.APPLICATION_JSON));
            default -> other(status);
        };
    }

    /** @param types the media types that are accepted instead */
    public static Problem unsupported(List<String> types) {
        return plain(Status.UNSUPPORTED_MEDIA_TYPE, "The body's Content-Type is not read here; send " + String.join(" or ", types) + ".");
    }

    static Problem internal() {
        return of(new ProblemException(RestError.INTERNAL_ERROR,
                "The request failed unexpectedly; its request_id finds the cause in the server's log."));
    }

    private static Problem other(int status) {
        Status known = Status.fromStatusCode(status);
        if (known == null || status < 400 || status == 500) {
            return internal();
        }
        return plain(known, "The request cannot be answered.");
    }

    private static Problem plain(Status status, String detail) {
        return new Problem(status.getStatusCode(), status.name(), status.getReasonPhrase(), detail, List.of(), null);
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNPROCESSABLE -> 422;
            case PRECONDITION -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case LATE -> 408;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    String type() {
        return TYPE + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The headers that belong to the failure: a challenge (RFC 6750, section 3), the accepted media types, and when to retry, in whole
     * seconds, at least one.
     */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", SecurityHeadersFilter.NOT_KEPT);
        if (status == 401) {
            headers.put("WWW-Authenticate", CHALLENGE + (code.equals(RestError.INVALID_TOKEN.name()) ? ", error=\"invalid_token\"" : ""));
        }
        if (code.equals(RestError.ENCODING_REFUSED.name())) {
            headers.put("Accept-Encoding", IdentityBodies.IDENTITY);
        }
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        return headers;
    }

    /** @param instance a {@link RequestPath} */
    String toJson(String instance, String requestId, Locale language) {
        JsonObjectBuilder document = JSON.createObjectBuilder()
                .add("type", type())
                .add("title", title)
                .add("status", status)
                .add("detail", printable(detail, MAX_DETAIL))
                .add("instance", instance)
                .add("code", code)
                .add("request_id", requestId);
        return withViolations(document, language).build().toString();
    }

    /** Adds what a part of a request says of its own failure; the request may succeed. */
    public JsonObjectBuilder addTo(JsonObjectBuilder part) {
        return withViolations(part.add("status", status).add("code", code).add("title", title)
                .add("detail", printable(detail, MAX_DETAIL)), AnswerLanguage.ENGLISH);
    }

    private JsonObjectBuilder withViolations(JsonObjectBuilder document, Locale language) {
        return violations.isEmpty() ? document : document.add("violations", violationsAsJson(language));
    }

    /** Whether the caller's language decides what it says. */
    boolean hasLanguages() {
        return !violations.isEmpty() && AnswerLanguage.isChoice();
    }

    private JsonArrayBuilder violationsAsJson(Locale language) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        violations.stream().limit(MAX_VIOLATIONS).forEach(violation -> array.add(JSON.createObjectBuilder()
                .add("pointer", printable(violation.pointer(), MAX_POINTER))
                .add("rule", violation.rule())
                .add("message", printable(Messages.of(violation, language), MAX_DETAIL))));
        return array;
    }

    /** Cuts the text, and masks a secret in it. */
    private static String printable(String text, int limit) {
        if (text == null) {
            return "";
        }
        String shown = ShownSecrets.mask(text);
        return shown.length() <= limit ? shown : shown.substring(0, limit - 1) + "…";
    }
}
