package org.backendfoundation.secret;

import java.util.Map;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Tells the driver the password of a log-in, as it is when a connection is opened. The pools name the classes below by the driver's
 * {@code authenticationPluginClassName}, so that they hold no password and one that changes needs no restart.
 */
public abstract class PasswordPlugin implements AuthenticationPlugin {

    private final PooledLogIn logIn;
    private final Map<String, String> environment;

    protected PasswordPlugin(PooledLogIn logIn, Map<String, String> environment) {
        this.logIn = logIn;
        this.environment = environment;
    }

    /** @throws PSQLException that names the setting, where its file cannot be used; the next connection reads it again */
    @Override
    public final char[] getPassword(AuthenticationRequestType type) throws PSQLException {
        try {
            return logIn.password(environment).toCharArray();
        } catch (SecretFileException e) {
            throw new PSQLException(logIn.fileSetting() + ": " + e.getMessage(), PSQLState.INVALID_PASSWORD, e);
        }
    }
}
