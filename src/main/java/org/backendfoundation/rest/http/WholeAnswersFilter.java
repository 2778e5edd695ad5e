package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers range requests with the whole file, as every server may (RFC 9110, section 14.2). The servers' own servlets refuse some ranges
 * that they should ignore, each of them others, so this filter hides the range from them. Only files that belong to rows are answered in
 * parts.
 */
public class WholeAnswersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isAsIs = request.getHeader(RANGE) == null || FilePaths.deployed().isFor(request);
        chain.doFilter(isAsIs ? request : new Whole(request), response);
    }

    private static final class Whole extends HttpServletRequestWrapper {

        private static final Set<String> HIDDEN = hidden();

        Whole(HttpServletRequest request) {
            super(request);
        }

        private static Set<String> hidden() {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            Collections.addAll(names, RANGE, IF_RANGE);
            return names;
        }

        @Override
        public String getHeader(String name) {
            return HIDDEN.contains(name) ? null : super.getHeader(name);
        }

        @Override
        public long getDateHeader(String name) {
            return HIDDEN.contains(name) ? -1 : super.getDateHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections
                    .enumeration(Collections.list(super.getHeaderNames()).stream().filter(name -> !HIDDEN.contains(name)).toList());
        }
    }
}
