package org.backendfoundation.secret;

/** For the pool {@code foundation-owner}. */
public final class OwnerPassword extends PasswordPlugin {

    public OwnerPassword() {
        super(PooledLogIn.OWNER, System.getenv());
    }
}
