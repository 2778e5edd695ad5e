package org.backendfoundation.secret;

/** For the pool {@code foundation}. */
public final class ApplicationPassword extends PasswordPlugin {

    public ApplicationPassword() {
        super(PooledLogIn.APPLICATION, System.getenv());
    }
}
