package org.backendfoundation.observation.log;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.observation.request.RequestEndFilter;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.rest.request.RequestPath;
import org.backendfoundation.rest.request.TraceParent;
import org.backendfoundation.security.authentication.RequestAuthentication;

/** Logs each request at its end, without its query, which may have personal data. */
public class AccessLogFilter extends RequestEndFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = SafeLogger.of(AccessLogFilter.class);
    private static final double MILLIS = 1e6;

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void ended(HttpServletRequest request, int status, long nanos) {
        if (configuration.value(LogSettings.ACCESS_LOG)) {
            RequestContext.Scope scope = RequestContext.current().in(RequestIds.of(request), TraceParent.find(request))
                    .as(RequestAuthentication.caller(request).orElse(Caller.ANONYMOUS)).enter();
            try {
                LOG.info(() -> String.format(Locale.ROOT, "%s %s %d %.1f ms", SafeLogger.safe(request.getMethod()), RequestPath.of(request),
                        status,
                        nanos / MILLIS));
            } finally {
                scope.close();
            }
        }
    }
}
