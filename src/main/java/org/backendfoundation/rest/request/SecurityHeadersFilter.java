package org.backendfoundation.rest.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/**
 * The headers of the OWASP Secure Headers Project ({@code ci/headers_add.json} of July 2026) and its REST cheat sheet, on every answer. An
 * answer of the API is never shown as a page, so its policy allows nothing; the page under {@code /admin/} may load what lies beside it,
 * makes no markup and no code of text (Trusted Types), and copies to the clipboard. Pages of the application itself have the policy of a
 * setting. The one header of the list that belongs to no other
 * answer, {@code Clear-Site-Data}, goes out with the log-out.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Nothing of an answer is kept anywhere; a resource whose answers may be says so itself. */
    public static final String NOT_KEPT = "no-store, max-age=0";

    private static final String REVALIDATED = "no-cache";
    private static final List<String> OTHERS = List.of("/api", "/admin", "/openapi", "/problem", "/health", "/metrics");

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-Permitted-Cross-Domain-Policies", "none",
            "X-DNS-Prefetch-Control", "off",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_FILES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    private static final String NO_FEATURES = "accelerometer=(), autoplay=(), camera=(), cross-origin-isolated=(), display-capture=(), "
            + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), keyboard-map=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), sync-xhr=(), usb=(), web-share=(), xr-spatial-tracking=(), "
            + "clipboard-read=(), clipboard-write=(), gamepad=(), hid=(), idle-detection=(), interest-cohort=(), serial=(), unload=()";
    private static final String COPYING = NO_FEATURES.replace("clipboard-write=()", "clipboard-write=(self)");
    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean page = isPage(request.getServletPath());
        Optional<String> own = configuration.find(PageSettings.POLICY).filter(policy -> isOwnPage(request.getServletPath()));
        EVERYWHERE.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", own.orElseGet(() -> policy(page)));
        response.setHeader("Permissions-Policy", features(page));
        response.setHeader("Cache-Control", page || own.isPresent() ? REVALIDATED : NOT_KEPT);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
        chain.doFilter(request, response);
    }

    /** Whether a path is neither of the foundation's nor of the server's. */
    static boolean isOwnPage(String path) {
        return OTHERS.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    static boolean isPage(String path) {
        return path.startsWith("/admin/");
    }

    public static String policy(boolean page) {
        return page ? OWN_FILES : NOTHING;
    }

    public static String features(boolean page) {
        return page ? COPYING : NO_FEATURES;
    }
}
