package org.backendfoundation.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.language.AnswerLanguage;
import org.backendfoundation.rest.request.RequestBody;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.rest.request.RequestPath;

/** Answers a request with a problem document: from JAX-RS mappers, and from servlet filters that refuse a request before it gets there. */
public final class Problems {

    private static final Logger LOG = SafeLogger.of(Problems.class);
    private static final int DEEPEST_CAUSE = 20;
    private static final String CONTENT_LANGUAGE = "Content-Language";
    private static final String VARY = "Vary";
    private static final String ORIGIN = "Origin";

    private Problems() {
    }

    /** Ends the request here, for filters. Nothing may have been written yet. */
    public static void write(HttpServletRequest request, HttpServletResponse response, ProblemException failure) throws IOException {
        log(request, failure);
        write(request, response, Problem.of(failure));
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json(request, problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        if (problem.hasLanguages()) {
            response.setHeader(CONTENT_LANGUAGE, AnswerLanguage.tag(language(request)));
            response.addHeader(VARY, AnswerLanguage.HEADER);
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        RequestBody.announceEnd(request, response);
        try {
            response.getOutputStream().write(body);
            RequestBody.end(request, response);
        } catch (IOException gone) {
            LOG.log(Level.FINE, gone, () -> line(request, "was refused, and its caller is gone"));
        }
    }

    public static Response response(HttpServletRequest request, Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(json(request, problem));
        problem.headers().forEach(response::header);
        if (problem.hasLanguages()) {
            // beside what a filter said, which Jersey replaces
            response.header(CONTENT_LANGUAGE, AnswerLanguage.tag(language(request))).header(VARY, ORIGIN)
                    .header(VARY, AnswerLanguage.HEADER);
        }
        return response.build();
    }

    /** What a throwable means to the caller. Wrappers such as EJBException and CompletionException are looked through. */
    public static Problem of(HttpServletRequest request, Throwable failure) {
        Optional<ProblemException> known = find(failure);
        if (known.isPresent()) {
            log(request, known.get());
            return Problem.of(known.get());
        }
        LOG.log(Level.SEVERE, failure, () -> line(request, "failed unexpectedly"));
        return Problem.internal();
    }

    public static Optional<ProblemException> find(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE)
                .filter(ProblemException.class::isInstance).map(ProblemException.class::cast).findFirst();
    }

    private static void log(HttpServletRequest request, ProblemException failure) {
        boolean ours = failure.code().kind() == Kind.INTERNAL;
        LOG.log(ours ? Level.SEVERE : Level.FINE, failure, () -> line(request, "failed with " + failure.code().name()));
    }

    private static String line(HttpServletRequest request, String outcome) {
        return "Request " + RequestIds.of(request) + " " + request.getMethod() + " " + RequestPath.of(request) + " " + outcome;
    }

    private static String json(HttpServletRequest request, Problem problem) {
        return problem.toJson(RequestPath.of(request), RequestIds.of(request), language(request));
    }

    private static Locale language(HttpServletRequest request) {
        return AnswerLanguage.of(request.getHeader(AnswerLanguage.HEADER));
    }
}
