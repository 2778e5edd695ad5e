package org.backendfoundation.rest.openapi;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Lets the server make its contract, which Payara does when somebody asks for {@code /openapi}. WildFly does so at the start. */
public final class UnreadContract {

    private static final String CONTRACT = "/openapi";

    private UnreadContract() {
    }

    /** Asks for the contract within the server, and throws the answer away. */
    public static void read(HttpServletRequest request, HttpServletResponse response) {
        RequestDispatcher server = request.getServletContext().getRequestDispatcher(CONTRACT);
        try {
            if (server != null) {
                server.forward(request, new Discarded(response));
            }
        } catch (ServletException failure) {
            throw new IllegalStateException("The server cannot make its contract", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An answer that nobody gets: neither its body nor its status and headers. */
    private static final class Discarded extends HttpServletResponseWrapper {

        Discarded(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {

                @Override
                public void write(int one) {
                    // nobody reads it
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException("Written at once");
                }
            };
        }

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(Writer.nullWriter());
        }

        @Override
        public boolean isCommitted() {
            return false;
        }

        @Override
        public void setStatus(int status) {
            // that of the request is set later
        }

        @Override
        public void sendError(int status) {
            // the contract is missing then
        }

        @Override
        public void sendError(int status, String message) {
            // the contract is missing then
        }

        @Override
        public void setHeader(String name, String value) {
            // those of the request stay
        }

        @Override
        public void addHeader(String name, String value) {
            // those of the request stay
        }

        @Override
        public void setContentType(String type) {
            // that of the request is set later
        }

        @Override
        public void setContentLength(int length) {
            // that of the request is set later
        }

        @Override
        public void setContentLengthLong(long length) {
            // that of the request is set later
        }

        @Override
        public void setCharacterEncoding(String encoding) {
            // that of the request is set later
        }

        @Override
        public void flushBuffer() {
            // nothing to send
        }

        @Override
        public void reset() {
            // nothing was written
        }

        @Override
        public void resetBuffer() {
            // nothing was written
        }
    }
}
