package org.backendfoundation.observation.trace;

import jakarta.servlet.http.HttpServletRequest;

/** Makes the span of each request. */
interface RequestTracer {

    /** Begins it, and makes it the parent of what this thread does. */
    RequestSpan begin(HttpServletRequest request);

    /** The span of one request. */
    interface RequestSpan {

        /** The thread on which it began does something else from now on. */
        void leave();

        /** On any thread. */
        void end(HttpServletRequest request, int status);
    }
}
