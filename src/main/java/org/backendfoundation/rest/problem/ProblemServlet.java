package org.backendfoundation.rest.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the application: what the container itself refuses (an unknown path, a method, a role) and what a filter threw.
 * A servlet, because a static page answers only GET and turns a refused PUT into another refusal.
 */
public class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problems.write(request, response, problem(request));
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Problems.of(request, failure);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            // a server's file servlet forbids the listing of a folder; no role would change that
            return Problem.of(status == 403 ? 404 : status);
        }
        return Problem.of(404);
    }
}
