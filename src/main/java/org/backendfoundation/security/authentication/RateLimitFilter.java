package org.backendfoundation.security.authentication;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.limit.AbuseLimits;
import org.backendfoundation.security.limit.RateLimiter;

/**
 * Answers 429 beyond the rate limit, and adds the remaining quota to every answer: a known caller has a quota of its own, an anonymous
 * caller shares the address's. The address's limit is checked before any credential is read.
 */
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ADDRESS_VERDICT = RateLimitFilter.class.getName();

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Inject
    @SuppressWarnings("serial")
    AbuseLimits limits;

    @Inject
    @SuppressWarnings("serial")
    AuthenticationFailures refusals;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RateLimiter.Verdict verdict = verdict(request);
        if (verdict.isLimited()) {
            response.setHeader("RateLimit-Policy", verdict.policyField());
            response.setHeader("RateLimit", verdict.field());
        }
        if (!verdict.isAdmitted()) {
            refusals.report(request, Reason.RATE_LIMITED, "more than " + verdict.quota() + " a minute for the " + verdict.policy());
            Problems.write(request, response, AbuseLimits.rateLimited(verdict));
            return;
        }
        Optional<ProblemException> fatal = AuthenticationFailure.findFatal(request);
        if (fatal.isPresent()) {
            Problems.write(request, response, fatal.get());
            return;
        }
        chain.doFilter(request, response);
    }

    private RateLimiter.Verdict verdict(HttpServletRequest request) {
        RateLimiter.Verdict address = askForAddress(request, limits, configuration);
        boolean known = address.isAdmitted() && request.getAttribute(RequestAuthentication.CALLER) instanceof Caller;
        return known ? limits.ask((Caller) request.getAttribute(RequestAuthentication.CALLER)) : address;
    }

    /** Adds the headers once for each request. */
    static RateLimiter.Verdict askForAddress(HttpServletRequest request, AbuseLimits limits, ApplicationConfiguration configuration) {
        if (request.getAttribute(ADDRESS_VERDICT) instanceof RateLimiter.Verdict asked) {
            return asked;
        }
        RateLimiter.Verdict verdict = limits.ask(ClientAddress.of(request, configuration));
        request.setAttribute(ADDRESS_VERDICT, verdict);
        return verdict;
    }
}
