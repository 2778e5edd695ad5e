package org.backendfoundation.security.caller;

import jakarta.security.enterprise.CallerPrincipal;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.RequestAuthentication;
import org.jspecify.annotations.NullMarked;

/** The result of an identity store, which gives {@link RequestAuthentication} the whole caller and not only a name. */
@PublicApi
@NullMarked
public class AuthenticatedCaller extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public AuthenticatedCaller(Caller caller) {
        super(caller.name());
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }
}
