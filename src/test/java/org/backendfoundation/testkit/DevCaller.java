package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.role.Roles;

/** The actor whose key {@code mvn -Pdev} prints beside the administrator's: with the roles that a project's resources need. */
final class DevCaller {

    private static final Path KEY_FILE = DevSettings.DIRECTORY.resolve("developer-key");
    private static final List<String> ROLES = List.of(Roles.CLIENT, Roles.OPERATOR, Roles.AUDITOR);
    private static final String FOR_OPERATORS = "database";
    private static final int OK = 200;

    private final Api administrator;

    DevCaller(Api administrator) {
        this.administrator = administrator;
    }

    /** The key of the run before, or a new one; none if an administrator of the database itself issues keys now. */
    Optional<String> key() {
        return kept().or(this::issued);
    }

    private Optional<String> kept() {
        try {
            return Files.exists(KEY_FILE) ? Optional.of(Files.readString(KEY_FILE)).filter(key -> isAccepted(administrator.as(key)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> issued() {
        if (!isAccepted(administrator)) {
            return Optional.empty();
        }
        String key = Caller.key(administrator, "developer", ROLES);
        DevSettings.keep(KEY_FILE, key);
        return Optional.of(key);
    }

    private static boolean isAccepted(Api caller) {
        return caller.get(FOR_OPERATORS).status() == OK;
    }
}
