package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;

/**
 * Refuses methods other than reading for files. The servers' own servlets answer POST with the file, PUT and DELETE with 403 and PATCH with
 * 501.
 */
public class StaticMethodsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (READING.contains(request.getMethod()) || request.getServletPath().startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        Problems.write(request, response, Problem.of(405));
    }
}
