package org.backendfoundation.rest.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;

/**
 * Answers for the WAR's folders where a path lacks the slash at its end. The servers would lead there themselves, but before any filter:
 * without the headers that every answer has, with the {@code Host} that the caller sent, and to plain http although the client came over
 * TLS.
 */
public class FolderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String SLASH = "/";

    /** Maps the servlet to each folder of the WAR, including a team's. */
    @WebListener
    public static class Mapping implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent start) {
            ServletContext context = start.getServletContext();
            ServletRegistration.Dynamic folders = context.addServlet("folders", FolderServlet.class);
            folders.setAsyncSupported(true);
            // one by one: where another servlet has a folder's path, none of them would be mapped together
            below(context, SLASH).map(folder -> folder.substring(0, folder.length() - 1)).forEach(folders::addMapping);
        }

        private static Stream<String> below(ServletContext context, String folder) {
            Set<String> paths = context.getResourcePaths(folder);
            return paths == null ? Stream.empty() : paths.stream().filter(path -> path.endsWith(SLASH))
                    .flatMap(path -> Stream.concat(Stream.of(path), below(context, path)));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String folder = request.getServletPath() + SLASH;
        if (getServletContext().getResource(folder + "index.html") == null) {
            Problems.write(request, response, Problem.of(404));
            return;
        }
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", request.getContextPath() + folder);
    }
}
