package org.backendfoundation.security.authentication;

import jakarta.inject.Inject;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.security.caller.AuthenticatedCaller;

/**
 * Tells the server who is calling (Jakarta Authentication, section 3.8), so that its role checks know the caller. It is one level below
 * Jakarta Security's {@code HttpAuthenticationMechanism}, which the servers look up by name twice in each request, with two stack traces:
 * up to a tenth of a short request.
 */
final class CallerAuthModule implements ServerAuthModule {

    private final RequestAuthentication authentication;
    private volatile CallbackHandler server;

    CallerAuthModule(RequestAuthentication authentication) {
        this.authentication = authentication;
    }

    /** Registers the module when the application starts, and tells the server the roles: Payara takes no other from a caller. */
    @WebListener
    public static class Registration implements ServletContextListener {

        @Inject
        RequestAuthentication authentication;

        @Override
        public void contextInitialized(ServletContextEvent start) {
            start.getServletContext().declareRoles(RoleRegistry.names().toArray(String[]::new));
            AuthConfigFactory.getFactory().registerServerAuthModule(new CallerAuthModule(authentication), start.getServletContext());
        }

        @Override
        public void contextDestroyed(ServletContextEvent end) {
            AuthConfigFactory.getFactory().removeServerAuthModule(end.getServletContext());
        }
    }

    @Override
    public void initialize(MessagePolicy request, MessagePolicy response, CallbackHandler handler, Map<String, Object> options) {
        server = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        Optional<Caller> caller = authentication.authenticate((HttpServletRequest) message.getRequestMessage());
        try {
            server.handle(caller.map(known -> known(known, client)).orElseGet(() -> anonymous(client)));
            return AuthStatus.SUCCESS;
        } catch (IOException | UnsupportedCallbackException refused) {
            throw new AuthException("The server did not take the caller", refused);
        }
    }

    private static Callback[] known(Caller caller, Subject client) {
        return new Callback[] {new CallerPrincipalCallback(client, new AuthenticatedCaller(caller)),
            new GroupPrincipalCallback(client, caller.groups().toArray(String[]::new))};
    }

    private static Callback[] anonymous(Subject client) {
        return new Callback[] {new CallerPrincipalCallback(client, (String) null)};
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject client) {
        client.getPrincipals().clear();
    }
}
