package org.backendfoundation.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads {@code /admin} to {@code /admin/}. The servers do so too, but before any filter: without the headers that every answer has, and to plain http
 * although the client came over TLS.
 */
@WebServlet(urlPatterns = "/admin", asyncSupported = true)
public class PageRedirect extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", request.getContextPath() + "/admin/");
    }
}
