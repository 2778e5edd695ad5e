package org.backendfoundation.secret;

import java.util.Map;

/** The log-ins of the server's two pools, and the variables from which their passwords are read. {@code start} writes these variables. */
public enum PooledLogIn {

    APPLICATION("FOUNDATION_POOL_PASSWORD", "DATABASE_PASSWORD"), OWNER("FOUNDATION_OWNER_POOL_PASSWORD", "DATABASE_OWNER_PASSWORD");

    private static final String FILE = "_FILE";

    private final String variable;
    private final String setting;

    PooledLogIn(String variable, String setting) {
        this.variable = variable;
        this.setting = setting;
    }

    /** Has the password, unless it is in a file. */
    public String variable() {
        return variable;
    }

    /** Has the path of the file with the password; blank where there is none. */
    public String fileVariable() {
        return variable + FILE;
    }

    /** The setting by which an operator names that file. */
    public String fileSetting() {
        return setting + FILE;
    }

    /**
     * The password as it is now; empty where none is given.
     *
     * @throws SecretFileException if it is in a file that cannot be used now
     */
    public String password(Map<String, String> environment) throws SecretFileException {
        String file = environment.getOrDefault(fileVariable(), "");
        return file.isBlank() ? environment.getOrDefault(variable, "") : SecretContent.read(file);
    }
}
