package org.backendfoundation.rest.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ReceivedBody;
import org.backendfoundation.rest.request.ReceivedRequest;
import org.backendfoundation.rest.request.RequestBody;

/**
 * Receives the whole body before the request continues, at most {@link RestSettings#BODY_LIMIT} bytes or, of a file with rows,
 * {@link RestSettings#BATCH_LIMIT}, or of one that belongs to a row, {@link RestSettings#FILE_LIMIT}: a request whose body has arrived never
 * waits for a slow one. (With an asynchronous read listener and a dispatch, Payara mixes up the objects of requests when hundreds
 * wait.)
 */
public class RequestBodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Duration LATER = Duration.ofSeconds(1);

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Inject
    @SuppressWarnings("serial")
    IncomingBodies bodies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!RequestBody.isAnnounced(request)) {
            chain.doFilter(request, response);
            return;
        }
        BodyTerms terms = BodyTerms.of(request, configuration);
        if (request.getContentLengthLong() > terms.limit()) {
            Problems.write(request, response, terms.tooLarge());
            return;
        }
        if (!terms.isLargeFile(request.getContentLengthLong())) {
            receive(request, response, chain, terms);
        } else if (bodies.beginLargeFile()) {
            try {
                receive(request, response, chain, terms);
            } finally {
                bodies.endLargeFile();
            }
        } else {
            Problems.write(request, response, awaited());
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain, BodyTerms terms)
            throws IOException, ServletException {
        IncomingBody body = new IncomingBody(terms, request.getInputStream(), request.getContentLengthLong(), System.nanoTime());
        try (ReceivedBody received = body.body()) {
            Optional<ProblemException> refusal = receive(body, terms.isAnonymous());
            if (refusal.isPresent()) {
                Problems.write(request, response, refusal.get());
                return;
            }
            RequestBody.markReceived(request);
            received.attach(request);
            chain.doFilter(new ReceivedRequest(request, received), response);
        }
    }

    private Optional<ProblemException> receive(IncomingBody body, boolean isAnonymous) {
        body.takeArrived();
        if (body.isSettled() || bodies.awaitRest(body, isAnonymous)) {
            return body.refusal();
        }
        return Optional.of(awaited());
    }

    private static ProblemException awaited() {
        return ProblemException.retryable(RestError.BODIES_AWAITED, "Too many bodies are on their way to this node; send this one again.",
                LATER, null);
    }
}
